namespace TapBot.Portal.Hosting.CommandLine;

/// <summary>Something done from the machine's own command line, with the portal running or not.</summary>
internal interface ILocalCommand
{
    /// <summary>True when the store is to be brought up to date first.</summary>
    bool NeedsStore => true;

    /// <summary>Does it and says what came of it.</summary>
    /// <returns>The exit code: 0 when all is well.</returns>
    Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken);
}
