using TapBot.Core.Access;

namespace TapBot.Portal.Hosting.CommandLine;

/// <summary><c>reset-admin [--user NAME]</c>: the way back in.</summary>
internal sealed class ResetAdminCommand(CommandOptions options) : ILocalCommand
{
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var name = options.Find("--user") ?? "admin";
        var password = await services.GetRequiredService<AdministratorReset>().RunAsync(name, cancellationToken)
            ?? throw new UsageException($"--user is '{name}'; legal: 1 to 64 letters, digits and . _ @ + -");
        await output.WriteLineAsync($"{name} is an administrator; all sessions of {name} are ended. The new password, shown this once:");
        await output.WriteLineAsync(password);
        return 0;
    }
}
