using System.Runtime.InteropServices;
using System.Text;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>Files of TorchScript, with one extra file of text within if asked for.</summary>
        internal static unsafe class ScriptFile
        {
            public static nint Load(string filename, DeviceType deviceType, long deviceIndex, string? extraName, out string? extraText)
            {
                if (!File.Exists(filename)) throw new FileNotFoundException($"There is no file {filename}.", filename);
                var received = new Text();
                var context = GCHandle.Alloc(received);
                try
                {
                    var handle = NativeMethods.Check(NativeMethods.rt_script_load(
                        filename, (int)deviceType, (int)deviceIndex, extraName, &Receive, GCHandle.ToIntPtr(context)));
                    extraText = received.Value;
                    return handle;
                }
                finally
                {
                    context.Free();
                }
            }

            public static void Save(ScriptModule module, string filename, string? extraName, string? extraText)
            {
                ArgumentException.ThrowIfNullOrEmpty(filename);
                NativeMethods.Check(NativeMethods.rt_script_save(module.Handle, filename, extraName, extraText));
                GC.KeepAlive(module);
            }

            [UnmanagedCallersOnly]
            private static void Receive(nint context, byte* text, int length) =>
                ((Text)GCHandle.FromIntPtr(context).Target!).Value = Encoding.UTF8.GetString(text, length);

            private sealed class Text
            {
                public string? Value { get; set; }
            }
        }
    }
}
