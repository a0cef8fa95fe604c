namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchScript: networks as programs of libtorch, which any of its front ends runs.</summary>
    public static partial class jit
    {
        /// <summary>Loads what <c>torch.jit.save</c> wrote, here or in Python.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="Interop.TorchException">The file is damaged or no TorchScript.</exception>
        public static ScriptModule load(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) =>
            new(ScriptFile.Load(filename, device_type, device_index, null, out _));

        /// <summary>The same for a module of one input.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="Interop.TorchException">The file is damaged or no TorchScript.</exception>
        public static ScriptModule<T, TResult> load<T, TResult>(
            string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) =>
            new(ScriptFile.Load(filename, device_type, device_index, null, out _));

        /// <summary>Writes a script module.</summary>
        /// <exception cref="ArgumentException">The module is not a <see cref="ScriptModule"/>.</exception>
        public static void save(nn.Module module, string filename) => ScriptFile.Save(
            module as ScriptModule ?? throw new ArgumentException("Only a script module can be saved: trace it first.", nameof(module)),
            filename,
            null,
            null);
    }
}
