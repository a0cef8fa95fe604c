using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Derivatives of functions that were computed with tensors.</summary>
    public static unsafe class autograd
    {
        /// <summary>Adds the gradients of the sum of <paramref name="tensors"/> to the <c>grad</c> of the leaves behind them.</summary>
        /// <param name="tensors">What to differentiate; one-element tensors need no gradient of their own.</param>
        /// <param name="grad_tensors">The gradient of each of them.</param>
        /// <param name="retain_graph">Keeps the graph for another call; defaults to <paramref name="create_graph"/>.</param>
        /// <param name="create_graph">Makes the gradients differentiable themselves.</param>
        /// <param name="inputs">Restricts the accumulation to these tensors.</param>
        public static void backward(
            IList<Tensor> tensors,
            IList<Tensor>? grad_tensors = null,
            bool? retain_graph = null,
            bool create_graph = false,
            IList<Tensor>? inputs = null)
        {
            ArgumentNullException.ThrowIfNull(tensors);
            var (roots, grads, into) = (Handles(tensors), Gradients(grad_tensors, tensors.Count), Handles(inputs));
            fixed (nint* root = roots, grad = grads, input = into)
            {
                NativeMethods.Check(NativeMethods.rt_backward(
                    root, grad, roots.Length, input, into.Length, retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0));
            }
            KeepAlive(tensors, grad_tensors, inputs);
        }

        /// <summary>
        /// The gradients of the sum of <paramref name="outputs"/> by each of <paramref name="inputs"/>, without touching their
        /// <c>grad</c>.
        /// </summary>
        /// <param name="outputs">What to differentiate.</param>
        /// <param name="inputs">By what.</param>
        /// <param name="grad_outputs">The gradient of each output.</param>
        /// <param name="retain_graph">Keeps the graph for another call.</param>
        /// <param name="create_graph">Makes the gradients differentiable themselves.</param>
        /// <param name="allow_unused">Gives a null for an input that the outputs do not depend on, instead of throwing.</param>
        public static IList<Tensor?> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            ArgumentNullException.ThrowIfNull(outputs);
            ArgumentNullException.ThrowIfNull(inputs);
            var (roots, grads, by) = (Handles(outputs), Gradients(grad_outputs, outputs.Count), Handles(inputs));
            var results = new nint[by.Length];
            fixed (nint* root = roots, gradient = grads, input = by, result = results)
            {
                NativeMethods.Check(NativeMethods.rt_grad(
                    root,
                    gradient,
                    roots.Length,
                    input,
                    by.Length,
                    retain_graph || create_graph ? 1 : 0,
                    create_graph ? 1 : 0,
                    allow_unused ? 1 : 0,
                    result));
            }
            KeepAlive(outputs, grad_outputs, inputs);
            return Array.ConvertAll(results, handle => handle == 0 ? null : new Tensor(handle));
        }

        private static nint[] Handles(IList<Tensor>? tensors)
        {
            if (tensors is null) return [];
            var handles = new nint[tensors.Count];
            for (var k = 0; k < handles.Length; k++) handles[k] = tensors[k].Handle;
            return handles;
        }

        private static nint[] Gradients(IList<Tensor>? gradients, int count)
        {
            if (gradients is null || gradients.Count == 0) return new nint[count];
            return gradients.Count == count
                ? Handles(gradients)
                : throw new ArgumentException($"{gradients.Count} gradients were given for {count} tensors.", nameof(gradients));
        }

        private static void KeepAlive(params ReadOnlySpan<object?> objects)
        {
            foreach (var item in objects) GC.KeepAlive(item);
        }
    }
}
