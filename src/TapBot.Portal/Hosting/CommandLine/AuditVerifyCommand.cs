using TapBot.Core.Audit;

namespace TapBot.Portal.Hosting.CommandLine;

/// <summary><c>audit verify [--head NUMBER:HASH]</c>: names what was edited, deleted, reordered or cut off. Exit code 2 when something was.</summary>
internal sealed class AuditVerifyCommand(CommandOptions options) : ILocalCommand
{
    private const int Broken = 2;

    public async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        AuditHead? noted = null;
        if (options.Find("--head") is { } text)
            noted = AuditHead.TryParse(text, out var head) ? head : throw new UsageException($"--head is '{text}'; legal: NUMBER:HASH as printed by audit verify.");
        var report = await services.GetRequiredService<AuditVerifier>().VerifyAsync(noted, cancellationToken);
        foreach (var flaw in report.Flaws)
            await output.WriteLineAsync(flaw.ToString());
        await output.WriteLineAsync(report.Flaws.Count == 0 ? $"The audit trail is whole: {report.Rows} rows." : $"The audit trail is NOT whole: {report.Rows} rows, {report.Flaws.Count} flaws.");
        await output.WriteLineAsync($"Head: {report.Head}");
        return report.Flaws.Count == 0 ? 0 : Broken;
    }
}
