using System.Runtime.InteropServices;
using System.Text;

namespace Robotics.Msgs.Tests.Views;

/// <summary>Comparisons of a view's values with a class's, for the compiled comparer.</summary>
public static class Compared
{
    public static void SameCount(int view, int message) => Assert.Equal(message, view);

    public static void Same<T>(T view, T message)
        where T : unmanaged
        => Same<T>([view], [message]);

    public static void Same<T>(ReadOnlySpan<T> view, T[] message)
        where T : unmanaged
        => Assert.Equal(MemoryMarshal.AsBytes<T>(message), MemoryMarshal.AsBytes(view));

    public static void Same(ReadOnlySpan<byte> view, bool[] message)
    {
        SameCount(view.Length, message.Length);
        for (var i = 0; i < message.Length; i++)
        {
            Assert.Equal(message[i], view[i] != 0);
        }
    }

    public static void Same(ReadOnlySpan<byte> view, string message) => Assert.Equal(message, Encoding.UTF8.GetString(view));

    public static void Same(ReadOnlySpan<uint> view, string message)
    {
        SameCount(view.Length, message.Length);
        for (var i = 0; i < message.Length; i++)
        {
            Assert.Equal(message[i], view[i]);
        }
    }

    public static void Same(StringSequence view, string[] message)
    {
        SameCount(view.Count, message.Length);
        var index = 0;
        foreach (var text in view)
        {
            Same(text, message[index++]);
        }

        SameCount(index, message.Length);
    }

    public static void Same(WStringSequence view, string[] message)
    {
        SameCount(view.Count, message.Length);
        var index = 0;
        foreach (var text in view)
        {
            Same(text, message[index++]);
        }

        SameCount(index, message.Length);
    }
}
