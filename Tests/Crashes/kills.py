"""Kills at the named points, and at random times: nothing is lost, nothing is sent twice, all is told truly."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import checks
from journal_file import JournalFile
from points import POINTS, Map, Point
from stand import Case, Stand
from world import Ended, World

MOST_ASKED = 10
RANDOM_ASKED = 30
MOST_MILLISECONDS = 10

Maps = dict[tuple[int, int], Map]
"""The steps of a run by how many records are asked for, and how many of them are refused."""


@dataclass(frozen=True)
class Variant:
    """What differs between the runs at one point, by the run's number."""

    run: int

    @property
    def asked(self) -> int:
        """How many records are deleted."""
        return 1 + self.run * 3 % MOST_ASKED

    @property
    def sealed(self) -> int:
        """How many of them the platform refuses."""
        return 1 if self.run % 4 == 3 else 0

    @property
    def loses_power(self) -> bool:
        """Whether the machine dies with the program, so that the disk holds only what was synchronized."""
        return self.run % 2 == 1


def cases(stand: Stand, runs: int, random_kills: int) -> list[Case]:
    """All kills."""
    shapes = {(variant.asked, variant.sealed) for variant in map(Variant, range(runs))}
    maps = {shape: rehearse(stand, *shape) for shape in shapes}
    named = [
        Case("kill", point.name, partial(kill_at, stand, maps, point, Variant(run)))
        for run in range(runs) for point in POINTS]
    most = log_of_three(stand)
    by_chance = [
        Case("kill", "at a random time", partial(kill_sometime, stand, most, Variant(run)))
        for run in range(random_kills)]
    return named + by_chance


def rehearse(stand: Stand, asked: int, sealed: int) -> Map:
    """A run in which nothing fails; how much is written depends on how much is asked."""
    with stand.world(sealed=sealed) as world:
        return Map(world.delete(last(world, asked)).calls)


def log_of_three(stand: Stand) -> int:
    """How many bytes the log of the calls has after three batches."""
    with stand.world() as world:
        world.delete(last(world, RANDOM_ASKED))
        return world.log_size


def kill_at(stand: Stand, maps: Maps, point: Point, variant: Variant) -> list[str]:
    """Kills once at a point, and looks at what comes of it."""
    with stand.world(sealed=variant.sealed) as world:
        rule = point.aim(world, maps[variant.asked, variant.sealed], variant.run)
        asked = last(world, variant.asked)
        died = world.delete(asked, [rule] if rule else [])
        if not died.was_killed:
            return [f"it was not killed, but ended with {died.status}: {died.error.strip()[:100]}"]
        return list(aftermath(stand, world, asked, died, variant))


def kill_sometime(stand: Stand, most: int, variant: Variant) -> list[str]:
    """Kills a run of three batches after a random part of its calls and a few milliseconds; it may be over by then.

    Not after a random time: how long a run takes on a busy machine is another thing each time.
    """
    chance = random.Random(variant.run)
    with stand.world(sealed=variant.sealed) as world:
        asked = last(world, RANDOM_ASKED)
        world.start("delete", *asked, "--yes", "--format", "json")
        world.wait_for_log(chance.randint(0, most))
        time.sleep(chance.uniform(0, MOST_MILLISECONDS / 1000))
        world.kill()
        return list(aftermath(stand, world, asked, world.wait(), variant))


def aftermath(stand: Stand, world: World, asked: list[str], died: Ended, variant: Variant) -> Iterator[str]:
    """What is wrong with what a dead run left, with the next start, the history and the same command again."""
    before = stand.events
    yield from checks.of_crash(world, before, died)
    if variant.loses_power:
        world.lose_power()
    left = JournalFile.read(world.state).events
    world.platform.plans = []
    yield from checks.of_start(world, left, world.run("settle", "--format", "json"))
    yield from checks.of_history(world, world.run("history", "--format", "json"))
    yield from checks.of_going_on(world, asked, world.delete(asked))


def last(world: World, count: int) -> list[str]:
    """The last records, so that those which are sealed are among them."""
    return world.records.all[-count:]
