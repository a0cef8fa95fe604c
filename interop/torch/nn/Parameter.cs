namespace TorchSharp.Modules
{
    /// <summary>A tensor that a module learns. It takes over the tensor that it is made from.</summary>
    public sealed class Parameter : torch.Tensor
    {
        public Parameter(torch.Tensor data, bool requires_grad = true) : base(Take(data))
        {
            this.requires_grad = requires_grad;
        }

        private static nint Take(torch.Tensor data)
        {
            ArgumentNullException.ThrowIfNull(data);
            if (!data.is_leaf) throw new ArgumentException("A parameter must be a leaf: pass tensor.detach().", nameof(data));
            return data.MoveHandle();
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
