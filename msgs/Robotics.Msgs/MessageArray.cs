namespace Robotics.Msgs;

/// <summary>Makes the elements of fixed arrays, which exist from the start.</summary>
public static class MessageArray
{
    /// <summary>An array of messages with their defaults.</summary>
    public static T[] Create<T>(int length)
        where T : class, IMessage<T>, new()
    {
        var items = new T[length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new T();
        }

        return items;
    }

    /// <summary>An array of empty strings.</summary>
    public static string[] CreateStrings(int length)
    {
        var items = new string[length];
        Array.Fill(items, "");
        return items;
    }
}
