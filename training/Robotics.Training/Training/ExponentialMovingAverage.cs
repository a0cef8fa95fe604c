using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training;

/// <summary>
/// Keeps in one module the moving average of another's parameters and buffers. Early in a run the average is shorter, so that
/// it forgets the random start: step t keeps min(decay, (1 + t) / (10 + t)).
/// </summary>
public sealed class ExponentialMovingAverage
{
    private readonly (Tensor Average, Tensor Value)[] _pairs;
    private readonly double _decay;

    /// <param name="average">Holds the average; its weights are those of <paramref name="source"/> at the start.</param>
    /// <param name="source">The module that is trained.</param>
    /// <param name="decay">Share of the old average that one step keeps.</param>
    public ExponentialMovingAverage(Module average, Module source, double decay)
    {
        Dictionary<string, Tensor> values = source.state_dict();
        _pairs = [.. average.state_dict().Select(entry => (entry.Value, values[entry.Key]))];
        _decay = decay;
    }

    /// <summary>Moves the average towards the source after the step, counted from 0.</summary>
    public void Update(long step)
    {
        using IDisposable noGrad = no_grad();
        double keep = Math.Min(_decay, (1.0 + step) / (10.0 + step));
        foreach ((Tensor average, Tensor value) in _pairs)
        {
            if (average.is_floating_point())
            {
                average.mul_(keep).add_(value, 1 - keep);
            }
            else
            {
                average.copy_(value);
            }
        }
    }
}
