namespace Robotics.Bags;

/// <summary>The two storages of rosbag2.</summary>
public enum BagStorage
{
    /// <summary>MCAP files (https://mcap.dev/spec).</summary>
    Mcap,

    /// <summary>SQLite databases.</summary>
    Sqlite3,
}
