using static TorchSharp.torch;

namespace TorchSharp.Extensions;

/// <summary>What PyTorch's <c>torch.jit</c> has beyond TorchSharp's: tracing, freezing and files with a text beside the program.</summary>
public static class TorchScript
{
    /// <summary>Records the forward pass of a module on an example: shapes, and whatever C# decides, become constants.</summary>
    /// <param name="module">
    /// In the mode, training or evaluation, that is to be recorded. It keeps its tensors, which the script shares.
    /// </param>
    /// <param name="example">An input of the shape that the script will be run on.</param>
    /// <exception cref="Interop.TorchException">An operation cannot be recorded.</exception>
    public static jit.ScriptModule<Tensor, Tensor> Trace(nn.Module<Tensor, Tensor> module, Tensor example)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(example);
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        return new Tracing(module).Run(example);
    }

    /// <summary>
    /// The module with its parameters as constants, which it still shares, and batch normalisation folded into the convolutions before it.
    /// </summary>
    /// <exception cref="Interop.TorchException">The module is in training mode.</exception>
    public static jit.ScriptModule<T, TResult> freeze<T, TResult>(this jit.ScriptModule<T, TResult> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        var frozen = new jit.ScriptModule<T, TResult>(Interop.NativeMethods.Check(Interop.NativeMethods.rt_script_freeze(module.Handle)));
        GC.KeepAlive(module);
        return frozen;
    }

    /// <summary>
    /// Writes a script with a text beside it, which Python reads by <c>torch.jit.load(file, _extra_files={name: ""})</c>.
    /// </summary>
    public static void Save(jit.ScriptModule module, string filename, string extraName, string extraText)
    {
        ArgumentNullException.ThrowIfNull(module);
        jit.ScriptFile.Save(module, filename, extraName, extraText);
    }

    /// <summary>Reads a script and the text beside it, which is null where the file has none of that name.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="Interop.TorchException">The file is damaged or no TorchScript.</exception>
    public static (jit.ScriptModule<Tensor, Tensor> Module, string? ExtraText) Load(string filename, string extraName)
    {
        var handle = jit.ScriptFile.Load(filename, DeviceType.CPU, -1, extraName, out var extraText);
        return (new jit.ScriptModule<Tensor, Tensor>(handle), extraText);
    }
}
