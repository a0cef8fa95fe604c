namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>
            /// Replaces the data of every parameter, gradient and buffer; the tensor objects stay, so that optimizers and
            /// whoever else holds them see the new data.
            /// </summary>
            internal void Convert(Func<Tensor, Tensor> convert)
            {
                using var grad = no_grad();
                using var scope = NewDisposeScope();
                foreach (var parameter in parameters())
                {
                    parameter.SetData(convert(parameter.detach()));
                    if (parameter.grad is { } gradient) parameter.grad = convert(gradient);
                }
                foreach (var buffer in buffers()) buffer.SetData(convert(buffer));
            }

            internal void MoveTo(Device? device, ScalarType? dtype, bool nonBlocking) => Convert(tensor =>
            {
                var type = dtype is { } wanted && tensor.is_floating_point() ? wanted : tensor.dtype;
                return device is null ? tensor.to(type) : tensor.to(type, device, non_blocking: nonBlocking);
            });
        }
    }
}
