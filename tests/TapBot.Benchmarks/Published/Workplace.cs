namespace TapBot.Benchmarks.Published;

/// <summary>A published portal and room for the data of those that are started; a folder that goes with it.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tapbot-benchmark-");

    private Workplace(DirectoryInfo? program) => Program = program ?? folder.CreateSubdirectory("portal");

    public DirectoryInfo Program { get; }

    /// <summary>Publishes the portal unless there is a published one.</summary>
    public static async Task<Workplace> OpenAsync(DirectoryInfo? program)
    {
        var workplace = new Workplace(program);
        if (program is null)
            await PublishedPortal.PublishAsync(workplace.Program);
        return workplace;
    }

    /// <summary>An empty data directory.</summary>
    public DirectoryInfo NewData() => folder.CreateSubdirectory(Guid.NewGuid().ToString("N"));

    public void Dispose() => folder.Delete(recursive: true);
}
