namespace TorchSharp;

internal static class Gradients
{
    /// <summary>Forgets a tensor's gradient, or sets it to zero.</summary>
    public static void Clear(torch.Tensor tensor, bool forget)
    {
        if (forget)
        {
            tensor.grad = null;
            return;
        }
        using var gradient = tensor.grad;
        gradient?.detach_().zero_();
    }
}
