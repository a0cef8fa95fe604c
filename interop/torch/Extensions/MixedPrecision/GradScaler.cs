using TorchSharp.Modules;

namespace TorchSharp.Extensions;

/// <summary>
/// Keeps small gradients of float16 above zero: the loss is multiplied by a scale and the gradients are divided by it, a step whose
/// gradients are not finite is left out and halves the scale, and a row of good steps doubles it. <c>torch.cuda.amp.GradScaler</c> of
/// Python, with its defaults; TorchSharp lacks it.
/// </summary>
public sealed class GradScaler
{
    private readonly double _growthFactor;
    private readonly double _backoffFactor;
    private readonly int _growthInterval;

    public GradScaler(double initialScale = 65536, double growthFactor = 2, double backoffFactor = 0.5, int growthInterval = 2000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(initialScale);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(growthFactor, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(backoffFactor);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(backoffFactor, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(growthInterval);
        (Factor, _growthFactor, _backoffFactor, _growthInterval) = (initialScale, growthFactor, backoffFactor, growthInterval);
    }

    /// <summary>What losses are multiplied by now.</summary>
    public double Factor { get; private set; }

    /// <summary>Good steps since the scale last changed.</summary>
    public int GoodSteps { get; private set; }

    /// <summary>The loss to differentiate.</summary>
    public torch.Tensor Scale(torch.Tensor loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return loss * Factor;
    }

    /// <summary>Divides the gradients by the scale. Where they are not finite the optimizer must not step.</summary>
    /// <returns>Whether every gradient is finite.</returns>
    public bool Unscale(IEnumerable<Parameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        torch.Tensor[] gradients = [.. parameters.Select(parameter => parameter.grad).OfType<torch.Tensor>()];
        if (gradients.Length == 0) return true;
        Foreach.MulInPlace(gradients, 1 / Factor);
        return double.IsFinite(torch.stack([.. gradients.Select(gradient => gradient.abs().max().to(torch.float32))]).max().ToDouble());
    }

    /// <summary>Ends a step: adapts the scale to whether its gradients were finite.</summary>
    public void Update(bool finite)
    {
        GoodSteps = finite ? GoodSteps + 1 : 0;
        if (!finite)
        {
            Factor *= _backoffFactor;
        }
        else if (GoodSteps == _growthInterval)
        {
            Factor *= _growthFactor;
            GoodSteps = 0;
        }
    }

    /// <summary>Goes back to a state of <see cref="Factor"/> and <see cref="GoodSteps"/>.</summary>
    public void Restore(double factor, int goodSteps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        ArgumentOutOfRangeException.ThrowIfNegative(goodSteps);
        (Factor, GoodSteps) = (factor, goodSteps);
    }
}
