namespace Robotics.Nodes.Bags.Evaluation.Truth;

/// <summary>Finds the true mask of frames, which are asked for in the order of the recording.</summary>
internal interface ITruth : IDisposable
{
    /// <summary>Whether <see cref="FramePlace.Index"/> matters.</summary>
    bool IsByOrder { get; }

    /// <summary>Looks for the mask of a frame; it stays valid until the next call.</summary>
    /// <returns>False where there is none.</returns>
    /// <exception cref="Robotics.Bags.BagException">It cannot be read.</exception>
    bool TryFind(FramePlace frame, out TruthMask mask);
}
