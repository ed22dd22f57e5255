"""Files broken by chance, the same each time: bytes turned over, parts cut out, doubled, or taken from another file."""

from random import Random

FLIPS = 24


def mutant(data: bytes, other: bytes, seed: int) -> bytes:
    """One broken copy; the first bytes often stay, so that more than the first check is reached."""
    chance = Random(seed)
    broken = bytearray(data)
    first = 16 if chance.random() < 0.8 and len(data) > 32 else 0
    for _blow in range(chance.randint(1, 3)):
        chance.choice((_flip, _cut, _end, _double, _splice, _overwrite))(broken, other, first, chance)
    return bytes(broken)


def _place(broken: bytearray, first: int, chance: Random) -> int:
    return chance.randrange(first, len(broken)) if len(broken) > first else len(broken)


def _flip(broken, other, first, chance):
    for _bit in range(chance.randint(1, FLIPS)):
        place = _place(broken, first, chance)
        if place < len(broken):
            broken[place] ^= 1 << chance.randrange(8)


def _cut(broken, other, first, chance):
    place = _place(broken, first, chance)
    del broken[place : place + chance.randint(1, 200)]


def _end(broken, other, first, chance):
    del broken[_place(broken, first, chance) :]


def _double(broken, other, first, chance):
    place = _place(broken, first, chance)
    part = bytes(broken[place : place + chance.randint(1, 500)])
    broken[place:place] = part * chance.randint(1, 8)


def _splice(broken, other, first, chance):
    place, start = _place(broken, first, chance), chance.randrange(max(1, len(other)))
    broken[place : place + chance.randint(0, 300)] = other[start : start + chance.randint(1, 300)]


def _overwrite(broken, other, first, chance):
    place = _place(broken, first, chance)
    length = min(4, len(broken) - place)
    broken[place : place + length] = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff"))[:length]
