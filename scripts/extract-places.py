#!/usr/bin/env python3
# Komek: a route planner for volunteers. Copyright (C) 2026 the Komek contributors.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Extract street crossings and street vertices of a city from an OpenStreetMap PBF file.

    scripts/extract-places.py MAP.osm.pbf [--out scenarios/places/astana.csv]

Writes CSV with the columns `lat,lon,street,crossing`: a crossing is a node that two named streets
share; a vertex is any other node of a named street, its `crossing` is empty. Only nodes of the
largest connected part of the named streets are taken, thinned so that they are spread over the
city. Python standard library only; the same bytes every run.
"""

import argparse
import csv
import math
import struct
import zlib


# --- Protocol buffers, as far as PBF needs them ---------------------------------------------------


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def fields(data):
    """The fields of a message: (number, value); value is an int, or bytes."""
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        wire = key & 7
        if wire == 0:
            value, at = varint(data, at)
        elif wire == 1:
            value, at = data[at : at + 8], at + 8
        elif wire == 2:
            length, at = varint(data, at)
            value, at = data[at : at + length], at + length
        elif wire == 5:
            value, at = data[at : at + 4], at + 4
        else:
            raise ValueError(f"wire type {wire} is not known")
        yield key >> 3, value


def signed(value):
    return (value >> 1) ^ -(value & 1)


def packed(data):
    at = 0
    while at < len(data):
        value, at = varint(data, at)
        yield value


def running(data):
    """Packed, zigzag, delta coded numbers."""
    total = 0
    for value in packed(data):
        total += signed(value)
        yield total


def as_int64(value):
    return value - (1 << 64) if value >= 1 << 63 else value


# --- PBF ------------------------------------------------------------------------------------------


def blocks(path):
    """(type, uncompressed bytes) of each blob."""
    with open(path, "rb") as file:
        while header_length := file.read(4):
            header = dict(fields(file.read(struct.unpack(">I", header_length)[0])))
            blob = dict(fields(file.read(header[3])))
            if 1 in blob:
                yield header[1], blob[1]
            elif 3 in blob:
                yield header[1], zlib.decompress(blob[3])
            else:
                raise ValueError("a blob is neither raw nor zlib")


def read(path):
    """Nodes {id: (lat, lon)} in units of 1e-7 degrees, and named streets [(name, [node ids])]."""
    nodes, ways = {}, []
    for kind, data in blocks(path):
        if kind != b"OSMData":
            continue
        strings, groups, granularity, lat_offset, lon_offset = [], [], 100, 0, 0
        for number, value in fields(data):
            if number == 1:
                strings = [text for tag, text in fields(value) if tag == 1]
            elif number == 2:
                groups.append(value)
            elif number == 17:
                granularity = value
            elif number == 19:
                lat_offset = as_int64(value)
            elif number == 20:
                lon_offset = as_int64(value)

        def place(lat, lon):
            return (
                (lat_offset + granularity * lat) // 100,
                (lon_offset + granularity * lon) // 100,
            )

        for group in groups:
            for number, value in fields(group):
                if number == 1:
                    node = dict(fields(value))
                    nodes[signed(node[1])] = place(signed(node[8]), signed(node[9]))
                elif number == 2:
                    dense = dict(fields(value))
                    for id, lat, lon in zip(*(running(dense[n]) for n in (1, 8, 9))):
                        nodes[id] = place(lat, lon)
                elif number == 3:
                    way = dict(fields(value))
                    keys = (strings[k].decode() for k in packed(way.get(2, b"")))
                    values = (strings[v].decode() for v in packed(way.get(3, b"")))
                    tags = dict(zip(keys, values))
                    if "highway" in tags and tags.get("name", "").strip():
                        ways.append((tags["name"].strip(), list(running(way.get(8, b"")))))
    return nodes, ways


# --- Places ---------------------------------------------------------------------------------------

METRES_A_DEGREE = 111_195


def metres(a, b):
    """Between two points in units of 1e-7 degrees; flat, which does within a city."""
    north = (a[0] - b[0]) * 1e-7 * METRES_A_DEGREE
    east = (a[1] - b[1]) * 1e-7 * METRES_A_DEGREE * math.cos(math.radians(51.15))
    return math.hypot(north, east)


TYPES = set("улица көшесі көше проспект даңғылы переулок шоссе микрорайон бульвар трасса".split())


def words(name):
    """The beginnings of a name's own words, Kazakh letters folded to Russian ones."""
    folded = name.lower().translate(str.maketrans("әіңғүұқөһё", "аингуукохе"))
    return {w[:4] for w in folded.replace("-", " ").split() if w not in TYPES and len(w) > 3}


def one_street(a, b):
    """Whether two names are one street's in two languages or spellings."""
    return bool(words(a) & words(b)) or a.lower() == b.lower()


def largest_part(ways):
    """The node ids of the largest connected part."""
    leader = {}

    def find(node):
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for _, refs in ways:
        for a, b in zip(refs, refs[1:]):
            leader[find(a)] = find(b)
    size = {}
    for node in leader:
        size[find(node)] = size.get(find(node), 0) + 1
    best = max(sorted(size), key=lambda node: size[node])
    return {node for node in leader if find(node) == best}


class Thinned:
    """Points no two of which are closer than a distance; a grid of buckets finds neighbours."""

    def __init__(self, distance):
        self.distance, self.buckets = distance, {}

    def accepts(self, point):
        x, y = (int(c * 1e-7 * METRES_A_DEGREE / self.distance) for c in point)
        near = (p for i in (-2, -1, 0, 1, 2) for j in (-2, -1, 0, 1, 2)
                for p in self.buckets.get((x + i, y + j), ()))
        if any(metres(point, other) < self.distance for other in near):
            return False
        self.buckets.setdefault((x, y), []).append(point)
        return True


def places(nodes, ways, box, apart):
    """Rows (lat, lon, street, crossing), crossings first chosen, sorted by place."""
    south, west, north, east = (round(c * 1e7) for c in box)
    part = largest_part(ways)
    names = {}
    for name, refs in ways:
        if not words(name):
            continue  # a number such as «Е-899», which nobody can find
        for ref in refs:
            if ref in part and ref in nodes:
                names.setdefault(ref, [])
                if not any(one_street(name, other) for other in names[ref]):
                    names[ref].append(name)
    inside = sorted(
        ref for ref in names
        if south <= nodes[ref][0] <= north and west <= nodes[ref][1] <= east
    )
    # Node ids follow the streets; a stirred order thins evenly instead of street by street.
    inside.sort(key=lambda ref: zlib.crc32(str(ref).encode()))
    rows, thinned, pairs = [], Thinned(apart), {}
    for is_crossing in (True, False):
        for ref in inside:
            if (len(names[ref]) > 1) != is_crossing:
                continue
            street, crossing = names[ref][0], names[ref][1] if is_crossing else ""
            # Two carriageways cross a street twice: one crossing of a pair within 300 m will do.
            pair = tuple(sorted((street, crossing)))
            if is_crossing and any(metres(nodes[ref], p) < 300 for p in pairs.get(pair, ())):
                continue
            if thinned.accepts(nodes[ref]):
                pairs.setdefault(pair, []).append(nodes[ref])
                rows.append((nodes[ref][0], nodes[ref][1], street, crossing))
    return sorted(rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("map", help="an OpenStreetMap file, PBF")
    parser.add_argument("--out", default="scenarios/places/astana.csv")
    parser.add_argument("--box", type=float, nargs=4, metavar=("S", "W", "N", "E"),
                        default=(51.02, 71.28, 51.28, 71.60))
    parser.add_argument("--apart", type=float, default=120, help="least metres between two places")
    options = parser.parse_args()
    nodes, ways = read(options.map)
    rows = places(nodes, ways, options.box, options.apart)
    with open(options.out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("lat", "lon", "street", "crossing"))
        for lat, lon, street, crossing in rows:
            writer.writerow((f"{lat / 1e7:.5f}", f"{lon / 1e7:.5f}", street, crossing))
    crossings = sum(1 for row in rows if row[3])
    print(f"{options.out}: {crossings} crossings, {len(rows) - crossings} vertices")


if __name__ == "__main__":
    main()
