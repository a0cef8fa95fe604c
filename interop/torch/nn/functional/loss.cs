using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly AtenOp s_crossEntropy = new("cross_entropy_loss");
            private static readonly AtenOp s_nllLoss = new("nll_loss_nd");
            private static readonly AtenOp s_klDiv = new("kl_div");
            private static readonly AtenOp s_mseLoss = new("mse_loss");
            private static readonly AtenOp s_l1Loss = new("l1_loss");
            private static readonly AtenOp s_smoothL1Loss = new("smooth_l1_loss");
            private static readonly AtenOp s_bceWithLogits = new("binary_cross_entropy_with_logits");
            private static readonly AtenOp s_oneHot = new("one_hot");

            /// <summary>Cross entropy of logits [N, C, ...] and class numbers [N, ...], or probabilities [N, C, ...].</summary>
            /// <param name="input">Logits.</param>
            /// <param name="target">Class numbers (int64) or probabilities.</param>
            /// <param name="weight">A weight for each class; the mean is then the weighted one.</param>
            /// <param name="ignore_index">Class number of elements that do not count.</param>
            /// <param name="reduction">What becomes of the values of the elements.</param>
            /// <param name="label_smoothing">Share of the target that is spread evenly over the classes.</param>
            public static Tensor cross_entropy(
                Tensor input,
                Tensor target,
                Tensor? weight = null,
                long ignore_index = -100,
                Reduction reduction = Reduction.Mean,
                double label_smoothing = 0.0) =>
                s_crossEntropy.Call(input, target, weight, reduction, ignore_index, label_smoothing);

            public static Tensor nll_loss(
                Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean) =>
                s_nllLoss.Call(input, target, weight, reduction, ignore_index);

            /// <summary>
            /// target * (log target - input), where the input holds log-probabilities and so, unless told otherwise, does the target.
            /// </summary>
            /// <remarks>
            /// Mean divides by the number of elements. TorchSharp's default for <paramref name="log_target"/> is true, PyTorch's
            /// false.
            /// </remarks>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                s_klDiv.Call(input, target, reduction, log_target);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                s_mseLoss.Call(input, target, reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                s_l1Loss.Call(input, target, reduction);

            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0) =>
                s_smoothL1Loss.Call(input, target, reduction, beta);

            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                s_bceWithLogits.Call(input, target, weight, pos_weights, reduction);

            public static Tensor one_hot(Tensor x, long num_classes = -1) => s_oneHot.Call(x, num_classes);
        }
    }
}
