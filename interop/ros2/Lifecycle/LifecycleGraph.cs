using static Robotics.Ros2.LifecycleState;

namespace Robotics.Ros2;

/// <summary>The states and transitions of every managed node, in rcl_lifecycle's order, with its ids and labels.</summary>
internal static class LifecycleGraph
{
    private const string Succeeded = "transition_success";
    private const string Failed = "transition_failure";
    private const string Erred = "transition_error";

    internal static IReadOnlyList<LifecycleState> States { get; } =
    [
        Unknown, Unconfigured, Inactive, Active, Finalized,
        Configuring, CleaningUp, ShuttingDown, Activating, Deactivating, ErrorProcessing,
    ];

    internal static IReadOnlyList<LifecycleTransition> Transitions { get; } =
    [
        new(1, "configure", Unconfigured, Configuring),
        .. Ends(10, Configuring, success: Inactive, failure: Unconfigured, error: ErrorProcessing),
        new(2, "cleanup", Inactive, CleaningUp),
        .. Ends(20, CleaningUp, success: Unconfigured, failure: Inactive, error: ErrorProcessing),
        new(3, "activate", Inactive, Activating),
        .. Ends(30, Activating, success: Active, failure: Inactive, error: ErrorProcessing),
        new(4, "deactivate", Active, Deactivating),
        .. Ends(40, Deactivating, success: Inactive, failure: Active, error: ErrorProcessing),
        new(5, "shutdown", Unconfigured, ShuttingDown),
        new(6, "shutdown", Inactive, ShuttingDown),
        new(7, "shutdown", Active, ShuttingDown),
        .. Ends(50, ShuttingDown, success: Finalized, failure: Finalized, error: ErrorProcessing),
        .. Ends(60, ErrorProcessing, success: Unconfigured, failure: Finalized, error: Finalized),
    ];

    internal static string LabelOf(LifecycleState state) => $"{state}".ToLowerInvariant();

    internal static IEnumerable<LifecycleTransition> From(LifecycleState state)
        => Transitions.Where(transition => transition.Start == state);

    /// <summary>Where a transition state leads to.</summary>
    internal static LifecycleState EndOf(LifecycleState transition, LifecycleResult result)
    {
        var label = result switch
        {
            LifecycleResult.Success => Succeeded,
            LifecycleResult.Failure => Failed,
            _ => Erred,
        };
        return From(transition).Single(end => end.Label == label).Goal;
    }

    private static IEnumerable<LifecycleTransition> Ends(
        byte firstId, LifecycleState transition, LifecycleState success, LifecycleState failure, LifecycleState error)
    {
        yield return new(firstId, Succeeded, transition, success);
        yield return new((byte)(firstId + 1), Failed, transition, failure);
        yield return new((byte)(firstId + 2), Erred, transition, error);
    }
}
