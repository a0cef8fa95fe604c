using System.Reflection;

namespace Robotics.Msgs.Tests.Support;

/// <summary>Compares two messages of one type field by field: floats by their bits, so that NaN and the sign of zero count.</summary>
internal static class MessageEquality
{
    public static void AssertEqual(object expected, object actual) => AssertEqual(expected, actual, expected.GetType().Name);

    private static void AssertEqual(object expected, object actual, string path)
    {
        Assert.Equal(expected.GetType(), actual.GetType());
        if (expected is Array items)
        {
            var others = (Array)actual;
            Assert.True(items.Length == others.Length, $"{path}: {items.Length} elements expected, {others.Length} found");
            for (var i = 0; i < items.Length; i++)
            {
                AssertEqual(items.GetValue(i)!, others.GetValue(i)!, $"{path}[{i}]");
            }
        }
        else if (expected is string || expected.GetType().IsPrimitive)
        {
            Assert.True(Bits(expected).Equals(Bits(actual)), $"{path}: {expected} expected, {actual} found");
        }
        else
        {
            foreach (var property in expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                AssertEqual(property.GetValue(expected)!, property.GetValue(actual)!, $"{path}.{property.Name}");
            }
        }
    }

    private static object Bits(object value) => value switch
    {
        float number => BitConverter.SingleToUInt32Bits(number),
        double number => BitConverter.DoubleToUInt64Bits(number),
        _ => value,
    };
}
