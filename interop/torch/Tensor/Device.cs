namespace TorchSharp;

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device CUDA = new(DeviceType.CUDA);
    public static readonly Device META = new(DeviceType.META);

    /// <summary>Reads a device such as <c>cpu</c> or <c>cuda:1</c>.</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device by kind and, where there are several, number.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>Where a tensor lies. Two devices are equal when kind and number are.</summary>
    public sealed record Device
    {
        /// <summary>Reads a device such as <c>cpu</c> or <c>cuda:1</c>.</summary>
        /// <exception cref="ArgumentException">The text names no device.</exception>
        public Device(string description)
        {
            ArgumentException.ThrowIfNullOrEmpty(description);
            var parts = description.Split(':');
            if (parts.Length > 2 || !Enum.TryParse<DeviceType>(parts[0], ignoreCase: true, out var kind) || !char.IsLetter(parts[0][0])
                || (parts.Length == 2 && !ushort.TryParse(parts[1], out _)))
            {
                throw new ArgumentException($"'{description}' is not a device: write cpu, cuda or cuda:N.", nameof(description));
            }
            type = kind;
            index = parts.Length == 2 ? int.Parse(parts[1]) : -1;
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public DeviceType type { get; }

        /// <summary>The number of the device, or -1 for the current one.</summary>
        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString() => type.ToString().ToLowerInvariant() + (index >= 0 ? $":{index}" : "");
    }
}
