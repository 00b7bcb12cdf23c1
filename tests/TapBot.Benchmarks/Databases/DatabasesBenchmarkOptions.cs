namespace TapBot.Benchmarks.Databases;

/// <summary>Which server to measure with.</summary>
/// <param name="Server">A superuser's log-in.</param>
/// <param name="Portal">A published portal; null to publish one.</param>
internal sealed record DatabasesBenchmarkOptions(string Server, DirectoryInfo? Portal)
{
    /// <summary>Reads the command line; null after saying what is wrong with it.</summary>
    public static DatabasesBenchmarkOptions? Parse(string[] arguments)
    {
        var (server, portal) = ((string?)null, (DirectoryInfo?)null);
        for (; arguments.Length > 0; arguments = arguments[2..])
        {
            if (arguments is ["--database", var given, ..])
                server = given;
            else if (arguments is ["--portal", var folder, ..] && Directory.Exists(folder))
                portal = new DirectoryInfo(folder);
            else
                return Wrong($"'{string.Join(' ', arguments)}' is not understood");
        }
        return Of(server, portal);
    }

    /// <summary>The server that was given, or else that of the tests; null after saying that there is none.</summary>
    public static DatabasesBenchmarkOptions? Of(string? server, DirectoryInfo? portal) => (server ?? Environment.GetEnvironmentVariable("TAPBOT_TEST_POSTGRES")) is { Length: > 0 } known
        ? new(known, portal)
        : Wrong("--database CONNECTION, or TAPBOT_TEST_POSTGRES, is missing: a PostgreSQL that nobody else uses, as a superuser");

    private static DatabasesBenchmarkOptions? Wrong(string what)
    {
        Console.Error.WriteLine($"databases: {what}.");
        return null;
    }
}
