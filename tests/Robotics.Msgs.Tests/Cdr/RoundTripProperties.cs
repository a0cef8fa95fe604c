using System.Reflection;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Robotics.Msgs.Tests.Support;
using Robotics.Msgs.Tests.Views;

namespace Robotics.Msgs.Tests.Cdr;

/// <summary>Whatever a message holds, it reads back as it was written, and its view and its size agree.</summary>
public class RoundTripProperties
{
    private static readonly Config Settings = Config.QuickThrowOnFailure.WithMaxTest(25);

    public static TheoryData<string> Messages => [.. MessageCodecs.All.Select(codec => codec.RosType).Distinct().Order()];

    [Theory]
    [MemberData(nameof(Messages))]
    public void ReadsBackWhatWasWritten(string rosType)
    {
        var codec = MessageCodecs.Find(rosType);
        Prop.ForAll(Arb.From(MessageOf(codec.Type)), message =>
        {
            var payload = codec.Encode(message);
            MessageEquality.AssertEqual(message, codec.Read(payload));
            ViewComparer.Compare(codec.Type, payload);
        }).Check(Settings);
    }

    private static Gen<object> MessageOf(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var template = Activator.CreateInstance(type)!;
        return Gen.CollectToArray(properties, property => ValueOf(property, property.GetValue(template)!)).Select(values =>
        {
            var message = Activator.CreateInstance(type)!;
            for (var i = 0; i < values.Length; i++)
            {
                properties[i].SetValue(message, values[i]);
            }

            return message;
        });
    }

    /// <summary>An array keeps the length that it is made with; other sequences stay within the bounds of the types here.</summary>
    private static Gen<object> ValueOf(PropertyInfo property, object template)
    {
        if (template is not Array items)
        {
            return ScalarOf(property.PropertyType);
        }

        var element = property.PropertyType.GetElementType()!;
        var bound = property.Name.EndsWith("Range", StringComparison.Ordinal) ? 1 : 3;
        return from length in items.Length > 0 ? Gen.Constant(items.Length) : Gen.Choose(0, bound)
               from values in Gen.ArrayOf(ScalarOf(element), length)
               select (object)ToArray(element, values);
    }

    private static Array ToArray(Type element, object[] values)
    {
        var array = Array.CreateInstance(element, values.Length);
        Array.Copy(values, array, values.Length);
        return array;
    }

    private static Gen<object> ScalarOf(Type type)
        => type == typeof(string) ? ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => (object)Encodable(text.Get))
            : type.IsPrimitive ? ArbMap.Default.GeneratorFor<DoNotSize<ulong>>().Select(bits => FromBits(type, bits.Item))
            : MessageOf(type);

    /// <summary>Lone surrogates have no encoding; the length keeps within the bounds of the tested types.</summary>
    private static string Encodable(string text)
        => string.Concat(text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar).Take(5));

    private static object FromBits(Type type, ulong bits) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => (bits & 1) != 0,
        TypeCode.Byte => unchecked((byte)bits),
        TypeCode.SByte => unchecked((sbyte)bits),
        TypeCode.Int16 => unchecked((short)bits),
        TypeCode.UInt16 => unchecked((ushort)bits),
        TypeCode.Int32 => unchecked((int)bits),
        TypeCode.UInt32 => unchecked((uint)bits),
        TypeCode.Int64 => unchecked((long)bits),
        TypeCode.UInt64 => bits,
        TypeCode.Single => BitConverter.UInt32BitsToSingle(unchecked((uint)bits)),
        TypeCode.Double => BitConverter.UInt64BitsToDouble(bits),
        _ => throw new NotSupportedException(type.FullName),
    };
}
