"""The winners and finalists of 2014-2021, as the press and the organiser told of them."""

import json
from datetime import date
from pathlib import Path

from django.db import migrations
from django.utils import timezone

HISTORY = Path(__file__).parents[1] / "data" / "history.json"
PRIZE = {"prize_kind": "main", "prize_name": "Norges smarteste industribedrift"}


def load(apps, schema_editor):
    edition_model = apps.get_model("winners", "Edition")
    award_model = apps.get_model("winners", "Award")
    now = timezone.now()
    for year in json.loads(HISTORY.read_text(encoding="utf-8")):
        edition = edition_model.objects.create(
            year=year["year"],
            nominations=year["nominations"],
            nominations_note=year["nominations_note"],
            awarded_on=year["awarded_on"] and date.fromisoformat(year["awarded_on"]),
            event=year["event"],
            presented_by=year["presented_by"],
            finalists_known=year["finalists_known"],
        )
        winner = year["winner"]
        award_model.objects.create(
            edition=edition,
            outcome="winner",
            company_name=winner["company"],
            place=winner["place"],
            makes=winner["makes"],
            summary=winner["why"],
            source=winner["source"],
            announced_at=now,
            **PRIZE,
        )
        for name in year["finalists"]:
            award_model.objects.create(
                edition=edition, outcome="finalist", company_name=name, announced_at=now, **PRIZE
            )


def unload(apps, schema_editor):
    years = [year["year"] for year in json.loads(HISTORY.read_text(encoding="utf-8"))]
    apps.get_model("winners", "Award").objects.filter(edition__year__in=years).delete()
    apps.get_model("winners", "Edition").objects.filter(year__in=years).delete()


class Migration(migrations.Migration):
    dependencies = [("winners", "0001_begin")]
    operations = [migrations.RunPython(load, unload)]
