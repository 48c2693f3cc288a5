"""Trees of LightGBM as the data files that articlekit.trees reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lightgbm


def trees_of(booster: lightgbm.Booster, names: Sequence[str]) -> list[float | list[Any]]:
    """All trees, with the names of the columns in them."""
    return [_as_lists(tree["tree_structure"], names) for tree in booster.dump_model()["tree_info"]]


def _as_lists(node: dict[str, Any], names: Sequence[str]) -> float | list[Any]:
    """A tree as [column, threshold, at most, above], rounded to what changes no decision."""
    if "leaf_value" in node:
        return float(f"{node['leaf_value']:.4g}")
    low, high = _as_lists(node["left_child"], names), _as_lists(node["right_child"], names)
    threshold = 0.0 if abs(node["threshold"]) < 1e-9 else float(f"{node['threshold']:.6g}")
    return [names[node["split_feature"]], threshold, low, high]


def write(target: Path, data: dict[str, Any]) -> None:
    """Write a file of models, a tree on each line so that a diff can be read."""
    target.write_text(json.dumps(data, separators=(",", ":")).replace('],["', '],\n["') + "\n", encoding="utf-8")
