using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers.</summary>
    public sealed unsafe class Generator : IDisposable
    {
        private nint _handle;

        /// <summary>A new source with a seed of its own.</summary>
        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            _handle = NativeMethods.Check(NativeMethods.rt_generator_new((int)this.device.type, this.device.index, seed));
        }

        private Generator(nint handle, Device device)
        {
            _handle = handle;
            this.device = device;
        }

        ~Generator() => Release();

        /// <summary>The source on the CPU that operators use when none is named.</summary>
        public static Generator Default => OfDevice(CPU);

        public Device device { get; }

        /// <exception cref="ObjectDisposedException">The generator was disposed of.</exception>
        public nint Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(_handle == 0, this);
                return _handle;
            }
        }

        /// <summary>The whole state as a tensor of bytes.</summary>
        public Tensor get_state()
        {
            var state = NativeMethods.Check(NativeMethods.rt_generator_state(Handle));
            GC.KeepAlive(this);
            return new(state);
        }

        /// <summary>Goes back to a state that <see cref="get_state"/> gave.</summary>
        public void set_state(Tensor value)
        {
            ArgumentNullException.ThrowIfNull(value);
            NativeMethods.Check(NativeMethods.rt_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        public Generator manual_seed(long seed)
        {
            NativeMethods.Check(NativeMethods.rt_generator_set_seed(Handle, unchecked((ulong)seed)));
            return this;
        }

        /// <summary>The seed that the source was last given.</summary>
        public long initial_seed()
        {
            ulong seed;
            NativeMethods.Check(NativeMethods.rt_generator_seed(Handle, &seed));
            GC.KeepAlive(this);
            return unchecked((long)seed);
        }

        public void Dispose()
        {
            Release();
            GC.SuppressFinalize(this);
        }

        internal static Generator OfDevice(Device device) =>
            new(NativeMethods.Check(NativeMethods.rt_generator_default((int)device.type, device.index)), device);

        private void Release() => NativeMethods.rt_generator_free(Interlocked.Exchange(ref _handle, 0));
    }
}
