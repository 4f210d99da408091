"""Optimal alignment costs by PM4Py (A* on a Petri net), for repair.test.ts to compare with.

    pip install pm4py && npm run build && python test/validate/repair/pm4py_costs.py > test/validate/repair/pm4py-costs.json
"""

import json
import random
import subprocess
import sys
from importlib.metadata import version

from pm4py.algo.conformance.alignments.petri_net import algorithm
from pm4py.objects.log.obj import Event, Trace
from pm4py.objects.petri_net.obj import Marking, PetriNet
from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to

LIFECYCLE = "import { trainingJobLifecycle as t } from 'sagemaker-transitions'; console.log(JSON.stringify(t))"
lifecycle = json.loads(subprocess.check_output(["node", "--input-type=module", "-e", LIFECYCLE]))
states = {state["id"]: state for state in lifecycle["states"]}
start = lifecycle["initial"]["id"]


def net_for(ended):
    """A place per state, a transition per edge, and silent ones from where a history may end."""
    net = PetriNet("lifecycle")
    places = {name: PetriNet.Place(name) for name in [*states, "end of the history"]}
    net.places.update(places.values())

    def add(name, label, source, target):
        transition = PetriNet.Transition(name, label)
        net.transitions.add(transition)
        add_arc_from_to(places[source], transition, net)
        add_arc_from_to(transition, places[target], net)

    for edge in lifecycle["edges"]:
        # Only a job with a RetryStrategy repeats a status, and an array alone has none.
        if states[edge["from"]].get("status") != edge["status"]:
            add(f"{edge['from']} to {edge['to']}", edge["status"], edge["from"], edge["to"])
    for name, state in states.items():
        if state["terminal"] or (not ended and name != start):
            add(f"{name} is last", None, name, "end of the history")
    return net, Marking({places[start]: 1}), Marking({places["end of the history"]: 1})


NETS = {ended: net_for(ended) for ended in (True, False)}


def cost_of(statuses):
    net, first, last = NETS[statuses[-1] in lifecycle["terminalStatuses"]]
    parameters = {
        algorithm.Parameters.PARAM_MODEL_COST_FUNCTION: {t: 0 if t.label is None else 1 for t in net.transitions},
        algorithm.Parameters.PARAM_SYNC_COST_FUNCTION: {t: 0 for t in net.transitions},
        algorithm.Parameters.PARAM_TRACE_COST_FUNCTION: [1] * len(statuses),
        "ret_tuple_as_trans_desc": False,
    }
    trace = Trace([Event({"concept:name": status}) for status in statuses])
    return round(algorithm.apply(trace, net, first, last, parameters)["cost"])


def histories(count):
    """Lives in which some entries were lost, won or changed, and statuses at random."""
    chance = random.Random(4)
    known = [*lifecycle["statuses"], "Bogus"]
    while count > 0:
        statuses, at = [], start
        for _ in range(chance.randint(1, 14)):
            edges = [edge for edge in lifecycle["edges"] if edge["from"] == at]
            if edges:
                edge = chance.choice(edges)
                at = edge["to"]
                statuses.append(edge["status"])
        for _ in range(chance.randint(0, 4)):
            place = chance.randrange(len(statuses) + 1)
            statuses[place : place + chance.randint(0, 1)] = chance.choice([[], [chance.choice(known)]])
        if chance.random() < 0.2:
            statuses = [chance.choice(known) for _ in statuses]
        if statuses:
            count -= 1
            yield statuses


lines = [json.dumps([cost_of(statuses), " ".join(statuses)]) for statuses in histories(400)]
sys.stdout.write('{\n"pm4py": "%s",\n"costs": [\n%s\n]\n}\n' % (version("pm4py"), ",\n".join(lines)))
