using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Robotics.Training.Distillation.Online;

/// <summary>
/// Lan et al. 2018 (ONE): branches on a shared trunk, and a gate that weighs their logits by what the trunk sees. The ensemble teaches
/// the branches, and each of them can be deployed on its own.
/// </summary>
public sealed class GateEnsemble : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> trunk;
    private readonly ModuleList<Module<Tensor, Tensor>> branches;
    private readonly Linear control;
    private readonly BatchNorm2d norm;

    /// <param name="trunk">Images to feature maps (N, C, h, w).</param>
    /// <param name="branches">Feature maps to logits (N, classes), each.</param>
    /// <param name="channels">C.</param>
    public GateEnsemble(Module<Tensor, Tensor> trunk, IEnumerable<Module<Tensor, Tensor>> branches, long channels)
        : base(nameof(GateEnsemble))
    {
        this.trunk = trunk;
        this.branches = ModuleList([.. branches]);
        control = Linear(channels, this.branches.Count);
        norm = BatchNorm2d(this.branches.Count);
        RegisterComponents();
    }

    /// <summary>The gate's linear map of the trunk's pooled maps.</summary>
    internal Linear Control => control;

    /// <summary>The norm behind it.</summary>
    internal BatchNorm2d Norm => norm;

    /// <summary>The logits of the gated sum.</summary>
    public override Tensor forward(Tensor input) => Predict(input).Ensemble;

    /// <summary>The logits of every branch, and those of their gated sum.</summary>
    public OnlineOutput Predict(Tensor images)
    {
        Tensor shared = trunk.call(images);
        Tensor[] logits = [.. branches.Select(branch => branch.call(shared))];
        Tensor gate = Gate(shared);
        Tensor ensemble = logits.Select((branch, i) => branch * gate.narrow(1, i, 1)).Aggregate((sum, branch) => sum + branch);
        return new OnlineOutput(logits, ensemble);
    }

    // The norm works on vectors, as maps of one pixel.
    private Tensor Gate(Tensor shared)
    {
        Tensor scores = control.call(shared.mean([2, 3])).unsqueeze(2).unsqueeze(3);
        return norm.call(scores).flatten(1).relu().softmax(1);
    }
}
