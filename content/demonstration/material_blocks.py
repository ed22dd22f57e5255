"""Builds the blocks of a material from its words and its facts."""

from html import escape

from content.pages.choices import AppStore

from . import material_files, pages, pictures

STAND_IN = {
    "en": "Demonstration: tones or a moving poster stand in for voices and pictures. The words are below.",
    "fr": "Démonstration : des sons ou une affiche animée remplacent les voix et les images. Le texte est plus bas.",
    "ar": "عرض توضيحي: نغمات أو ملصق متحرك مكان الأصوات والصور. والنص أدناه.",
}
"""Said before each recording, for none of them is what its title promises."""
APP = {
    "store": AppStore.ANDROID,
    "url": "https://demonstration.example/app",
    "megabytes": "4.5",
    "works_offline": True,
}


class Making:
    """The blocks of one material in one language, and in ``items`` what they hold of the library, in their order."""

    def __init__(self, plan, hue, language, seed, story, english, picture):
        self.plan, self.hue, self.language, self.seed = plan, hue, language, seed
        self.story, self.picture = story, picture
        self.can_letter = pictures.can_letter(language)
        self.drawn = story if self.can_letter else english
        self.items: list[tuple[str, int]] = []
        self.facts = iter(plan.facts)
        self.blocks = [self._block(part, number) for number, part in enumerate(story["parts"])]
        if "app_traces" in dict(self.blocks):
            self.blocks.insert(1, ("app_link", APP))

    def _block(self, part: dict, number: int):
        name = next(iter(part))
        return name, getattr(self, f"_{name}")(part[name], part, number)

    def _version(self, label, part, number):
        return {"recording": self._recording(), "note": STAND_IN[self.language], "label": label}

    def _broadcast_file(self, note, part, number):
        return {"recording": self._recording(), "use": next(self.facts), "note": note}

    def _script(self, lines, part, number):
        return {"heading": "", "lines": _lines(lines)}

    def _scene(self, words, part, number):
        return {"heading": words[0], "setting": words[1], "lines": _lines(part["lines"])}

    def _cue_sheet(self, cues, part, number):
        timed = [(next(self.facts), what) for what in cues]
        return {"heading": "", "cues": [{"at": at, "kind": kind, "what": what} for (at, kind), what in timed]}

    def _episode(self, words, part, number):
        title, summary, transcript = words
        recording = self._kept(
            "recording", self._recorded(title, transcript, self.drawn["parts"][number]["episode"][0])
        )
        return {"title": title, "summary": summary, "minutes": next(self.facts), "recording": recording}

    def _spoken_text(self, words, part, number):
        return {"text": words[0], "seconds": next(self.facts), "pronunciation": words[1]}

    def _cast(self, parts, part, number):
        return {"parts": [{"name": name, "about": about} for name, about in parts]}

    def _properties(self, things, part, number):
        return {"things": [{"thing": thing, "number": next(self.facts)} for thing in things]}

    def _goals(self, goals, part, number):
        return {"goals": goals}

    def _step(self, words, part, number):
        return {"title": words[0], "minutes": next(self.facts), "text": _paragraphs(words[1:])}

    def _questions(self, questions, part, number):
        return {"heading": "", "questions": [{"question": asked, "listen_for": sign} for asked, sign in questions]}

    def _disclosure(self, paragraphs, part, number):
        return {"text": _paragraphs(paragraphs)}

    def _lyrics(self, verses, part, number):
        return {"verses": verses}

    def _print_file(self, words, part, number):
        line = self.drawn["parts"][number]["print_file"][0]
        pattern = "{}" if self.can_letter else pages.IN_ENGLISH.get(self.language, "{}")
        title = pattern.format(self.story["title"])
        sheet = material_files.handout(title, self.drawn["title"], line, self.plan, self.hue, self.language)
        return {"handout": self._kept("handout", sheet), "sheet": next(self.facts), "words": words[1]}

    def _panel(self, words, part, number):
        image = self.picture(next(self.facts), words[0])
        return {"image": image, "alternative": words[0], "is_decorative": False, "caption": "", "words": words[1]}

    def _app_traces(self, words, part, number):
        return {"permissions": words[:-1], "traces": words[-1]}

    def _text(self, paragraphs, part, number):
        return _paragraphs(paragraphs)

    def _quote(self, words, part, number):
        return {"text": words[0], "attribution": words[1]}

    def _recording(self):
        """The one recording of the material; its transcript is the script or the words of the song."""
        said = [part["script"] for part in self.story["parts"] if "script" in part]
        sung = [part["lyrics"] for part in self.story["parts"] if "lyrics" in part]
        lines = [f"{who}: {words}" for who, words, _how in said[0]] if said else sung[0]
        return self._kept("recording", self._recorded(self.story["title"], "\n".join(lines), self.drawn["title"]))

    def _recorded(self, title, transcript, drawn):
        return material_files.recording(title, transcript, drawn, self.plan, self.hue, self.language, self.seed)

    def _kept(self, field: str, item):
        self.items.append((field, item.pk))
        return item


def _lines(lines):
    return [{"speaker": who, "words": words, "direction": how} for who, words, how in lines]


def _paragraphs(paragraphs):
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs)
