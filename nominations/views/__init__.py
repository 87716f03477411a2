"""The pages for companies, a module for each thing they do."""
