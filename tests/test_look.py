"""What the look promises: readable colours, nothing inline, nothing from elsewhere."""

import json
import re
from pathlib import Path

import pytest

import nominations

ROOT = Path(nominations.__file__).resolve().parents[1]
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "site/pages/static"
LOOK = STATIC / "pages"
THEME = (LOOK / "vendor/theme.css").read_text()
NAMESPACE = "http://www.w3.org/2000/svg"

OURS = ["petrol", "molten"]
SEVERITIES = ["info", "success", "warning", "danger"]
SCHEMES = ["light", "dark"]


def tokens(scheme):
    """The colours of one scheme, by name, as the built theme has them."""
    start = THEME.index(f'[data-color-scheme="{scheme}"]')
    block = THEME[start : THEME.index("}", start)]
    return dict(re.findall(r"--ds-color-([a-z-]+): (#[0-9a-fA-F]{6});", block))


def brand():
    """The brand's own colours, which are the same in both schemes."""
    css = (LOOK / "base.css").read_text()
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-fA-F]{6});", css))


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def files(*suffixes, under=(TEMPLATES, LOOK)):
    return sorted(p for folder in under for p in folder.rglob("*") if p.suffix in suffixes)


def named(path):
    return str(path.relative_to(ROOT))


html = pytest.mark.parametrize("path", files(".html"), ids=named)
code = pytest.mark.parametrize("path", files(".html", ".css", ".js"), ids=named)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("colour", [*OURS, "neutral", *SEVERITIES])
def test_text_can_be_read_on_every_surface(scheme, colour):
    of = tokens(scheme)
    surfaces = ["background-default", "background-tinted", "surface-default", "surface-tinted"]

    worst = min(
        contrast(of[f"{colour}-{text}"], of[f"{ground}-{surface}"])
        for text in ("text-default", "text-subtle")
        for ground in {colour, "neutral"}
        for surface in surfaces
    )

    assert worst >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("colour", [*OURS, "neutral", *SEVERITIES])
def test_a_button_can_be_read_also_when_pointed_at(scheme, colour):
    of = tokens(scheme)

    words = of[f"{colour}-base-contrast-default"]

    assert contrast(words, of[f"{colour}-base-default"]) >= 4.5
    assert contrast(words, of[f"{colour}-base-hover"]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("colour", [*OURS, "neutral", "danger"])
def test_the_edge_of_a_control_can_be_seen(scheme, colour):
    of = tokens(scheme)
    grounds = [of["neutral-background-default"], of["neutral-surface-default"]]

    assert min(contrast(of[f"{colour}-border-default"], ground) for ground in grounds) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_focus_can_be_seen_on_the_page_and_its_two_rings_from_each_other(scheme):
    of = tokens(scheme)

    assert contrast(of["focus-outer"], of["neutral-background-default"]) >= 3
    assert contrast(of["focus-outer"], of["focus-inner"]) >= 3


@pytest.mark.parametrize("ground", ["ink", "ink-raised"])
def test_the_dark_head_and_foot_can_be_read(ground):
    of, own = tokens("dark"), brand()
    light = ["petrol-text-default", "petrol-text-subtle", "molten-text-subtle", "focus-outer"]

    assert contrast("#FFFFFF", own[ground]) >= 4.5
    assert min(contrast(of[name], own[ground]) for name in light) >= 4.5
    assert contrast(own["molten"], own[ground]) >= 3


def test_words_on_the_molten_colour_can_be_read():
    assert contrast("#000000", brand()["molten"]) >= 4.5


def test_the_theme_was_built_from_the_colours_in_its_settings():
    settings = json.loads((LOOK / "vendor/designsystemet.config.json").read_text())

    main = settings["themes"]["smarteste"]["colors"]["main"]

    assert {tokens("light")[f"{name}-base-default"].lower() for name in main} == {
        colour.lower() for colour in main.values()
    }


@html
def test_a_template_has_no_style_script_or_handler_of_its_own(path):
    text = path.read_text()
    if path.parent.name == "letters":  # mail programs read no stylesheet
        text = re.sub(r'\sstyle="[^"{]*"|<style>', "", text)

    assert re.findall(r"\sstyle=|<style|\son[a-z]+=|javascript:", text) == []
    scripts = re.findall(r"<script\b[^>]*>", text)
    assert [tag for tag in scripts if "src=" not in tag and "application/json" not in tag] == []


@html
def test_a_template_names_only_static_files_that_exist(path):
    text = path.read_text()

    asked = re.findall(r"""{% static ["']([^"']+)["']""", text)
    asked += re.findall(r"""["']/static/([^"']+)["']""", text)

    assert [
        name for name in asked if name.startswith("pages/") and not (STATIC / name).exists()
    ] == []


@pytest.mark.parametrize("path", files(".css", under=(LOOK,)), ids=named)
def test_a_stylesheet_names_only_files_that_exist(path):
    asked = re.findall(r"""url\(["']?(?!data:)([^"')#]+)["']?\)""", path.read_text())

    assert [name for name in asked if not (path.parent / name).exists()] == []


@code
def test_nothing_comes_from_another_host(path):
    text = path.read_text().replace(NAMESPACE, "").replace(NAMESPACE.replace("/", "%2F"), "")

    assert (
        re.findall(r"""(?:src|href|action)=["'](?:https?:)?//|url\(["']?(?:https?:)?//""", text)
        == []
    )
    if path.suffix != ".html":
        assert re.findall(r"https?://", text) == []


@code
def test_no_source_map_is_asked_for(path):
    assert "sourceMappingURL" not in path.read_text()


@pytest.mark.parametrize("path", files(".html"), ids=named)
def test_a_template_fits_on_a_screen_or_two(path):
    assert len(path.read_text().splitlines()) <= 100


@pytest.mark.parametrize("path", files(".css", under=(LOOK,)), ids=named)
def test_no_text_field_is_so_small_that_a_phone_zooms_in(path):
    rules = re.findall(r"([^{}]+){([^{}]*)}", path.read_text())

    sizes = {
        selector.strip(): size
        for selector, body in rules
        for size in re.findall(r"(?:^|;|\s)(?:font-size|--dsc-input-font-size):\s*([^;]+)", body)
        if re.search(r"(^|[\s,>])(input|select|textarea)\b|\.ds-input(?![a-z-])", selector)
    }

    assert [s for s in sizes.items() if not big_enough(s[1])] == []


def big_enough(size):
    """At least 16 px, whatever the browser's own size is."""
    if "var(--dsc-input-font-size)" in size:
        return True
    least = re.fullmatch(r"(?:max\()?([0-9.]+)rem.*", size.strip())
    return bool(least) and float(least[1]) >= 1


@pytest.mark.parametrize("name", ["source-sans-3", "archivo"])
def test_a_typeface_comes_with_its_licence(name):
    assert "SIL OPEN FONT LICENSE" in (LOOK / f"fonts/LICENSE-{name}").read_text()
    assert list((LOOK / "fonts").glob(f"{name}-latin-*.woff2"))
