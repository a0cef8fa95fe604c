using Robotics.Msgs.LifecycleMsgs;

namespace Robotics.Ros2;

/// <summary>The services by which <c>ros2 lifecycle</c> and lifecycle managers reach a managed node.</summary>
internal static class LifecycleServices
{
    internal static void Start(RosNode node, LifecycleMachine machine)
    {
        node.CreateService<ChangeStateRequest, ChangeStateResponse>("~/change_state", request => Change(machine, request));
        node.CreateService<GetStateRequest, GetStateResponse>("~/get_state", _ => GetState(machine));
        node.CreateService<GetAvailableStatesRequest, GetAvailableStatesResponse>("~/get_available_states", _ => GetStates());
        node.CreateService<GetAvailableTransitionsRequest, GetAvailableTransitionsResponse>(
            "~/get_available_transitions", _ => Describe(LifecycleGraph.From(machine.State)));
        node.CreateService<GetAvailableTransitionsRequest, GetAvailableTransitionsResponse>(
            "~/get_transition_graph", _ => Describe(LifecycleGraph.Transitions));
    }

    internal static ChangeStateResponse Change(LifecycleMachine machine, ChangeStateRequest request)
        => new() { Success = machine.Change(request.Transition.Id, request.Transition.Label) == LifecycleResult.Success };

    internal static GetStateResponse GetState(LifecycleMachine machine) => new() { CurrentState = ToMessage(machine.State) };

    internal static GetAvailableStatesResponse GetStates() => new() { AvailableStates = [.. LifecycleGraph.States.Select(ToMessage)] };

    internal static GetAvailableTransitionsResponse Describe(IEnumerable<LifecycleTransition> transitions) => new()
    {
        AvailableTransitions = [.. transitions.Select(transition => new TransitionDescription
        {
            Transition = new Transition { Id = transition.Id, Label = transition.Label },
            StartState = ToMessage(transition.Start),
            GoalState = ToMessage(transition.Goal),
        })],
    };

    /// <summary>What rcl_lifecycle publishes: no time and no transition, only the states.</summary>
    internal static TransitionEvent ToEvent(LifecycleState start, LifecycleState goal)
        => new() { StartState = ToMessage(start), GoalState = ToMessage(goal) };

    private static State ToMessage(LifecycleState state) => new() { Id = (byte)state, Label = LifecycleGraph.LabelOf(state) };
}
