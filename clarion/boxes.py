"""Several short texts of one thing, each in a text box with its own label; they make one JSON object."""

from collections.abc import Callable, Mapping

from django import forms


class LabelledBoxes(forms.MultiWidget):
    """A text box for each key; ``label_of`` gives the words beside it when the page is drawn."""

    template_name = "clarion/labelled_boxes.html"
    use_fieldset = True
    legend = ""
    """Names the boxes as a group for screen readers."""

    def __init__(self, boxes: Mapping[str, Mapping[str, str]], label_of: Callable[[str], str], attrs=None):
        self.label_of, self.keys = label_of, list(boxes)
        super().__init__({key: forms.TextInput(attrs=dict(given)) for key, given in boxes.items()}, attrs)

    def decompress(self, value):
        return [(value or {}).get(key, "") for key in self.keys]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["legend"] = self.legend
        for key, box in zip(self.keys, context["widget"]["subwidgets"], strict=True):
            box["label"] = self.label_of(key)
        return context


class LabelledBoxesField(forms.MultiValueField):
    """Key to text; empty boxes are left out. ``boxes`` maps each key to the attributes of its text box."""

    def __init__(self, *, boxes, label_of: Callable[[str], str], max_length: int | None = None, **options):
        self.keys = list(boxes)
        fields = [forms.CharField(max_length=max_length, required=False) for _key in boxes]
        options = {"required": False, "require_all_fields": False} | options
        options["widget"] = LabelledBoxes(boxes, label_of)
        super().__init__(fields, **options)
        self.widget.legend = self.label

    def compress(self, data_list) -> dict[str, str]:
        return {key: text for key, text in zip(self.keys, data_list or [], strict=False) if text}
