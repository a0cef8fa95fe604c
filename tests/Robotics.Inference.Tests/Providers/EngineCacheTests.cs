namespace Robotics.Inference.Tests.Providers;

/// <summary>Alone, because the environment tells where the cache lies.</summary>
[CollectionDefinition(nameof(EngineCacheTests), DisableParallelization = true)]
[Collection(nameof(EngineCacheTests))]
public sealed class EngineCacheTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EngineCacheTests() => Environment.SetEnvironmentVariable("CACHE_DIRECTORY", _folder.Path("cache"));

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("CACHE_DIRECTORY", null);
        _folder.Dispose();
    }

    [Fact]
    public void EachContentOfAModelHasAFolderOfItsOwn()
    {
        string[] folders = [.. new byte[] { 1, 2, 1 }.Select(weights => FolderOf(_folder.Write("m.onnx", [weights])))];

        Assert.All(folders, folder => Assert.StartsWith(_folder.Path("cache/"), folder, StringComparison.Ordinal));
        Assert.All(folders, folder => Assert.True(Directory.Exists(folder)));
        Assert.NotEqual(folders[0], folders[1]);
        Assert.Equal(folders[0], folders[2]);
    }

    [Fact]
    public void WithoutAPlaceNothingIsKept()
    {
        _folder.Write("cache", "a file");

        Assert.Empty(EngineCache.OptionsFor(_folder.Write("m.onnx", "m")));
    }

    private static string FolderOf(string model) => EngineCache.OptionsFor(model)["trt_engine_cache_path"];
}
