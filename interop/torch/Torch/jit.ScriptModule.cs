using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class jit
    {
        /// <summary>A TorchScript module: tensors in, one tensor out. What it computes with belongs to libtorch.</summary>
        public unsafe class ScriptModule : nn.Module
        {
            private nint _handle;

            internal ScriptModule(nint handle) : base(nameof(ScriptModule)) => _handle = handle;

            ~ScriptModule() => Dispose(false);

            public override bool training
            {
                get
                {
                    var answer = NativeMethods.rt_script_is_training(Handle);
                    GC.KeepAlive(this);
                    return answer != 0;
                }
            }

            /// <exception cref="ObjectDisposedException">The module was disposed of.</exception>
            internal nint Handle
            {
                get
                {
                    ObjectDisposedException.ThrowIf(_handle == 0, this);
                    return _handle;
                }
            }

            public override void train(bool train = true)
            {
                NativeMethods.rt_script_train(Handle, train ? 1 : 0);
                GC.KeepAlive(this);
            }

            /// <summary>Moves parameters, buffers and constants.</summary>
            public ScriptModule to(DeviceType deviceType, int deviceIndex = -1)
            {
                NativeMethods.Check(NativeMethods.rt_script_to(Handle, (int)deviceType, deviceIndex));
                return this;
            }

            /// <summary>Runs the method <c>forward</c>.</summary>
            /// <param name="input">Tensors.</param>
            /// <returns>A <see cref="Tensor"/>.</returns>
            /// <exception cref="ArgumentException">An input is no tensor.</exception>
            /// <exception cref="TorchException">The script failed, or returns something else than one tensor.</exception>
            public object call(params object[] input)
            {
                ArgumentNullException.ThrowIfNull(input);
                var handles = stackalloc nint[input.Length];
                for (var k = 0; k < input.Length; k++)
                {
                    handles[k] = input[k] is Tensor tensor
                        ? tensor.Handle
                        : throw new ArgumentException($"A script module takes tensors: input {k} is none.", nameof(input));
                }
                var result = new Tensor(NativeMethods.Check(NativeMethods.rt_script_forward(Handle, handles, input.Length)));
                GC.KeepAlive(input);
                GC.KeepAlive(this);
                return result;
            }

            protected override void Dispose(bool disposing)
            {
                var handle = Interlocked.Exchange(ref _handle, 0);
                if (handle != 0) NativeMethods.rt_script_free(handle);
                base.Dispose(disposing);
            }
        }

        /// <summary>A TorchScript module of one input.</summary>
        public sealed class ScriptModule<T, TResult> : ScriptModule, nn.IModule<T, TResult>
        {
            internal ScriptModule(nint handle) : base(handle)
            {
            }

            /// <summary>Runs the method <c>forward</c>.</summary>
            public TResult call(T input1) => (TResult)base.call(input1!);
        }
    }
}
