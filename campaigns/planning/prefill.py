"""What an address names for a new record, such as ``?campaign=3``, filled in where the form begins."""

LONGEST_KEY = 19


class Prefilled:
    """For a create view: the fields of ``prefilled`` take their value from the address, where it looks like a key."""

    prefilled: tuple[str, ...] = ("campaign",)

    def get_initial(self):
        asked = {name: self.request.GET.get(name, "") for name in self.prefilled}
        given = {name: int(key) for name, key in asked.items() if key.isdecimal() and len(key) < LONGEST_KEY}
        return {**super().get_initial(), **given}


class OfCampaign(Prefilled):
    """For a create view whose form has a field ``campaign``."""
