"""Every call of the system on the journal's directory fails or kills, one after the other, until a run is clean.

This is how SQLite tests itself (<https://www.sqlite.org/testing.html>, "I/O Error Testing", read 2026-11-24): the first
call is spoiled, then the second, and so on. A run in which nothing is spoiled tells how many there are; the one after
the last is played too, and must be clean.
"""

from collections.abc import Iterator
from functools import partial

import checks
from journal_file import Event, JournalFile
from scenes import Action, Scene, scenes
from shim import ENDLESS, Call, Rule
from stand import Case, NotPlayed, Stand
from world import Ended, World

MOST_TRIES = 5
"""Whether the journal is closed before the process ends is left to chance: some calls are made only then."""


def cases(stand: Stand, is_deep: bool) -> list[Case]:
    """All calls of all scenes; in the short form a call fails with EIO or ENOSPC by turns, not with both."""
    return [case for scene in scenes(stand, is_deep) for case in of_scene(stand, scene, is_deep)]


def of_scene(stand: Stand, scene: Scene, is_deep: bool) -> Iterator[Case]:
    """The calls of one scene, and the one after the last."""
    calls = rehearse(stand, scene)
    for action in scene.actions:
        row = f"{scene.name}: {action.name}"
        for place, number in enumerate(scene.is_in(calls)[:: scene.step]):
            if action.only in ("", calls[number - 1].name) and (is_deep or has_turn(action, place)):
                yield Case("call", row, partial(spoil, stand, scene, number, action), calls[number - 1].name)
        yield Case("call", row, partial(clean, stand, scene, len(calls) + 1, action))


def has_turn(action: Action, place: int) -> bool:
    """Whether a call fails like that in the short form; every call is met by a kill and by one of the two errors."""
    return {"EIO": place % 2 == 0, "ENOSPC": place % 2 == 1}.get(action.rule, True)


def rehearse(stand: Stand, scene: Scene) -> list[Call]:
    """The calls of a run in which they are not spoiled: of the one that makes most, since the end is left to chance."""
    runs = []
    for _ in range(MOST_TRIES):
        with scene.world(stand) as world:
            runs.append([call for call in scene.play(world).calls if call.is_on_file])
    return max(runs, key=len)


def spoil(stand: Stand, scene: Scene, number: int, action: Action) -> list[str]:
    """Spoils a call, and looks at what comes of it."""
    for _ in range(MOST_TRIES):
        with scene.world(stand) as world:
            before = JournalFile.read(world.state).events
            ended = scene.play(world, [rule(number, action)])
            if len(ended.struck) > len(scene.rules):
                where = f"call {number}, {ended.struck[-1].name} of {ended.struck[-1].file[:20]}: "
                wrong = list(consequences(world, before, ended, scene.ids(world), action.kills))
                if scene.shares:
                    wrong += checks.of_owners(world.run("history", "--format", "json"), scene.ids(world))
                return [where + each for each in wrong]
    raise NotPlayed


def clean(stand: Stand, scene: Scene, number: int, action: Action) -> list[str]:
    """Looks at a run in which there is nothing left to spoil."""
    with scene.world(stand) as world:
        ended = scene.play(world, [rule(number, action)])
        return [f"there is a call {number}"] if len(ended.struck) > len(scene.rules) else []


def rule(number: int, action: Action) -> Rule:
    """The rule that does something to the call with a number, of all on files."""
    return Rule("*", "*", number, action.rule, ENDLESS if action.for_ever else 0)


def consequences(
    world: World, before: list[Event], ended: Ended, asked: list[str], is_killed: bool
) -> Iterator[str]:
    """What is wrong with what is left, and with the next start, which is the same command again."""
    if is_killed != ended.was_killed:
        yield f"it ended with {ended.status}: {ended.error.strip()[:100]}"
    if not is_killed:
        yield from checks.of_failure(ended)
    yield from checks.of_crash(world, before, ended)
    left = JournalFile.read(world.state).events
    yield from checks.of_going_on(world, asked, world.delete(asked))  # It settles first.
    yield from checks.of_settled(world, left)
