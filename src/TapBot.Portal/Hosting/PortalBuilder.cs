namespace TapBot.Portal.Hosting;

/// <summary>Where the portal takes its files and settings from.</summary>
public static class PortalBuilder
{
    private static readonly Dictionary<string, string> Options = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--port"] = "TapBot:Port",
        ["--listen"] = "TapBot:Listen",
        ["--data"] = "TapBot:DataDirectory",
    };

    /// <summary>Settings of appsettings.json, then of the environment, then of the command line; <c>--port</c>, <c>--listen</c> and <c>--data</c> are short for their keys.</summary>
    public static WebApplicationBuilder Create(string[] args)
    {
        var root = ContentRoot(AppContext.BaseDirectory, Directory.GetCurrentDirectory());
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = root });
        builder.Configuration.AddCommandLine([.. args[CommandLine.LocalCommands.WordsIn(args)..].Where(a => !a.StartsWith('-') || a.StartsWith("--", StringComparison.Ordinal))], Options);
        builder.WebHost.UseStaticWebAssets();
        if (CommandLine.LocalCommands.WordsIn(args) > 0)
            builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace); // what a command prints is for scripts
        return builder;
    }

    /// <summary>
    /// A published portal has its files beside it and takes no others: the assets of a working copy would be answered with nothing in them. An unpublished one
    /// takes those of the working copy it is started in.
    /// </summary>
    internal static string ContentRoot(string program, string here) =>
        !Directory.Exists(Path.Combine(program, "wwwroot")) && File.Exists(Path.Combine(here, "appsettings.json")) && Directory.Exists(Path.Combine(here, "wwwroot"))
            ? here
            : program;
}
