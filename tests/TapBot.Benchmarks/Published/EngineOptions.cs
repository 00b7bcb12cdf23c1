namespace TapBot.Benchmarks.Published;

/// <summary>Which engine to measure with.</summary>
/// <param name="Engine">Its address.</param>
/// <param name="Image">An image of that engine with a shell.</param>
/// <param name="Portal">A published portal; null to publish one.</param>
/// <param name="Database">The log-in to a PostgreSQL, for those who measure with one too; null when none was given.</param>
internal sealed record EngineOptions(Uri Engine, string Image = "sandbox/base:1", DirectoryInfo? Portal = null, string? Database = null)
{
    /// <summary>Reads the command line; null after saying what is wrong with it.</summary>
    public static EngineOptions? Parse(string command, string[] arguments)
    {
        var options = new EngineOptions(new Uri(Environment.GetEnvironmentVariable("TAPBOT_TEST_DOCKER") is { Length: > 0 } known ? known : "none:"));
        for (; arguments.Length > 0; arguments = arguments[2..])
        {
            if (arguments is ["--engine", var address, ..] && Uri.TryCreate(address, UriKind.Absolute, out var engine))
                options = options with { Engine = engine };
            else if (arguments is ["--image", var image, ..])
                options = options with { Image = image };
            else if (arguments is ["--portal", var folder, ..] && Directory.Exists(folder))
                options = options with { Portal = new DirectoryInfo(folder) };
            else if (command == "all" && arguments is ["--database", var database, ..])
                options = options with { Database = database };
            else
                return Wrong(command, $"'{string.Join(' ', arguments)}' is not understood");
        }
        return options.Engine.Scheme is "unix" or "tcp" ? options : Wrong(command, "--engine unix:///... or tcp://..., or TAPBOT_TEST_DOCKER, is missing");
    }

    private static EngineOptions? Wrong(string command, string what)
    {
        Console.Error.WriteLine($"{command}: {what}.");
        return null;
    }
}
