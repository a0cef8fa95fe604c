using System.Runtime.InteropServices;
using System.Text;

namespace Robotics.Inference.Tests;

/// <summary>Writes ONNX files straight from protobuf's wire format, without the exporter that the product uses.</summary>
internal sealed class TestOnnx
{
    public const int Float = 1;
    public const int UInt8 = 2;
    public const int Int32 = 6;
    public const int Int64 = 7;

    private readonly List<byte> _graph = [];

    public TestOnnx()
    {
        Text(_graph, 2, "test");
    }

    public TestOnnx Input(string name, int type, params long[] shape) => Value(11, name, type, shape);

    public TestOnnx Output(string name, int type, params long[] shape) => Value(12, name, type, shape);

    public TestOnnx Constant(string name, ReadOnlySpan<float> values, params long[] shape)
    {
        List<byte> tensor = [];
        foreach (long size in shape)
        {
            Number(tensor, 1, size);
        }

        Number(tensor, 2, Float);
        Text(tensor, 8, name);
        Bytes(tensor, 9, MemoryMarshal.AsBytes(values));
        Bytes(_graph, 5, CollectionsMarshal.AsSpan(tensor));
        return this;
    }

    public TestOnnx Node(string op, string[] inputs, string output, params (string Name, long[] Values)[] attributes)
    {
        List<byte> node = [];
        foreach (string input in inputs)
        {
            Text(node, 1, input);
        }

        Text(node, 2, output);
        Text(node, 4, op);
        foreach ((string name, long[] values) in attributes)
        {
            List<byte> attribute = [];
            Text(attribute, 1, name);
            if (values.Length == 1)
            {
                Number(attribute, 3, values[0]);
                Number(attribute, 20, 2);
            }
            else
            {
                foreach (long value in values)
                {
                    Number(attribute, 8, value);
                }

                Number(attribute, 20, 7);
            }

            Bytes(node, 5, CollectionsMarshal.AsSpan(attribute));
        }

        Bytes(_graph, 1, CollectionsMarshal.AsSpan(node));
        return this;
    }

    public byte[] Model(params (string Key, string Value)[] metadata)
    {
        List<byte> model = [];
        Number(model, 1, 9);
        Bytes(model, 7, CollectionsMarshal.AsSpan(_graph));
        List<byte> opset = [];
        Number(opset, 2, 20);
        Bytes(model, 8, CollectionsMarshal.AsSpan(opset));
        foreach ((string key, string value) in metadata)
        {
            List<byte> entry = [];
            Text(entry, 1, key);
            Text(entry, 2, value);
            Bytes(model, 14, CollectionsMarshal.AsSpan(entry));
        }

        return [.. model];
    }

    private static void Varint(List<byte> to, ulong value)
    {
        for (; value >= 128; value >>= 7)
        {
            to.Add((byte)(value | 128));
        }

        to.Add((byte)value);
    }

    private static void Number(List<byte> to, int field, long value)
    {
        Varint(to, (ulong)(field << 3));
        Varint(to, (ulong)value);
    }

    private static void Bytes(List<byte> to, int field, ReadOnlySpan<byte> value)
    {
        Varint(to, (ulong)((field << 3) | 2));
        Varint(to, (ulong)value.Length);
        to.AddRange(value);
    }

    private static void Text(List<byte> to, int field, string value) => Bytes(to, field, Encoding.UTF8.GetBytes(value));

    private TestOnnx Value(int field, string name, int type, long[] shape)
    {
        List<byte> dimensions = [];
        foreach (long size in shape)
        {
            List<byte> dimension = [];
            if (size < 0)
            {
                Text(dimension, 2, $"d{dimensions.Count}");
            }
            else
            {
                Number(dimension, 1, size);
            }

            Bytes(dimensions, 1, CollectionsMarshal.AsSpan(dimension));
        }

        List<byte> tensor = [];
        Number(tensor, 1, type);
        Bytes(tensor, 2, CollectionsMarshal.AsSpan(dimensions));
        List<byte> typeProto = [];
        Bytes(typeProto, 1, CollectionsMarshal.AsSpan(tensor));
        List<byte> info = [];
        Text(info, 1, name);
        Bytes(info, 2, CollectionsMarshal.AsSpan(typeProto));
        Bytes(_graph, field, CollectionsMarshal.AsSpan(info));
        return this;
    }
}
