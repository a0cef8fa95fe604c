using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        private static readonly AtenOp s_detach = new("detach");
        private static readonly AtenOp s_detachInPlace = new("detach_");

        public bool requires_grad
        {
            get => Check(NativeMethods.rt_tensor_requires_grad(Handle)) != 0;
            set => Check(NativeMethods.rt_tensor_set_requires_grad(Handle, value ? 1 : 0));
        }

        public bool is_leaf => Check(NativeMethods.rt_tensor_is_leaf(Handle)) != 0;

        /// <summary>The gradient that backward accumulated, or null. Each reading gives a new object for the same tensor.</summary>
        public Tensor? grad
        {
            get
            {
                var gradient = NativeMethods.Gradient(Handle);
                GC.KeepAlive(this);
                return gradient == 0 ? null : new Tensor(gradient);
            }
            set
            {
                Check(NativeMethods.rt_tensor_set_grad(Handle, value?.Handle ?? 0));
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps the gradient of this tensor although it is not a leaf.</summary>
        public void retain_grad() => Check(NativeMethods.rt_tensor_retain_grad(Handle));

        /// <summary>
        /// Computes the gradients of the leaves behind this one-element tensor and adds them to their <see cref="grad"/>.
        /// </summary>
        public void backward() => autograd.backward([this]);

        /// <inheritdoc cref="backward()"/>
        public void backward(
            IList<Tensor>? grad_tensors, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>The same data without its history.</summary>
        public Tensor detach() => s_detach.Call(this);

        public Tensor detach_()
        {
            s_detachInPlace.Run(this);
            return this;
        }

        /// <summary>Puts other data behind this tensor object and all its aliases; gradients and history stay.</summary>
        internal void SetData(Tensor data)
        {
            Check(NativeMethods.rt_tensor_set_data(Handle, data.Handle));
            GC.KeepAlive(data);
        }
    }
}
