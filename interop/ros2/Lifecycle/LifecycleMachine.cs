namespace Robotics.Ros2;

/// <summary>Moves a managed node from state to state, one transition at a time. The state may be read at any time.</summary>
internal sealed class LifecycleMachine(LifecycleCallbacks callbacks)
{
    private readonly Lock _changing = new();
    private volatile LifecycleState _state = LifecycleState.Unconfigured;

    internal LifecycleState State => _state;

    /// <summary>Reports every change of the state, on the thread that makes it: from, to.</summary>
    internal Action<LifecycleState, LifecycleState> Moved { get; set; } = (_, _) => { };

    /// <summary>Reports in a sentence what was impossible or went wrong.</summary>
    internal Action<string> Problem { get; set; } = _ => { };

    /// <summary>Makes the transition of this label, or of this id when the label is empty, if the present state has it.</summary>
    /// <returns>What the callback returned; failure when there is no such transition now.</returns>
    internal LifecycleResult Change(byte id, string label)
    {
        lock (_changing)
        {
            var start = _state;
            var transition = IsPrimary(start)
                ? LifecycleGraph.From(start).FirstOrDefault(found => label.Length > 0 ? found.Label == label : found.Id == id)
                : null;
            if (transition is null)
            {
                var wanted = label.Length > 0 ? $"'{label}'" : $"{id}";
                Problem($"There is no transition {wanted} from the state {LifecycleGraph.LabelOf(start)}.");
                return LifecycleResult.Failure;
            }

            Move(transition.Goal);
            var result = Call(start);
            Move(LifecycleGraph.EndOf(_state, result));
            if (_state == LifecycleState.ErrorProcessing)
            {
                Move(LifecycleGraph.EndOf(_state, Call(start)));
            }

            return result;
        }
    }

    private static bool IsPrimary(LifecycleState state) => state <= LifecycleState.Finalized;

    private void Move(LifecycleState goal)
    {
        var start = _state;
        _state = goal;
        Moved(start, goal);
    }

    private LifecycleResult Call(LifecycleState from)
    {
        try
        {
            var result = callbacks.Call(_state, from);
            if (result != LifecycleResult.Success)
            {
                var outcome = result == LifecycleResult.Failure ? "failure" : "error";
                Problem($"The transition {LifecycleGraph.LabelOf(_state)} ended with {outcome}.");
            }

            return result;
        }
        catch (Exception e)
        {
            Problem($"The transition {LifecycleGraph.LabelOf(_state)} failed: {e.Message}");
            return LifecycleResult.Error;
        }
    }
}
