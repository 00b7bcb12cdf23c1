using TapBot.Core.Keys;
using TapBot.Core.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Hosting.CommandLine;

/// <summary><c>keys rotate</c>: what the page of the keys does, from the machine's own command line. A portal that runs meanwhile is not told of the key.</summary>
internal sealed class KeysRotateCommand : ILocalCommand
{
    public async Task<int> RunAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        var (runner, operation) = (services.GetRequiredService<OperationRunner>(), new RotateKeys());
        var preview = await runner.PreviewAsync(Actor.Portal, operation, cancellationToken);
        var run = await runner.StartAsync(Actor.Portal, operation, preview.Target, cancellationToken);
        var outcome = await run.Completion;
        await output.WriteLineAsync(services.GetRequiredService<Texts>().Say(outcome.Statement));
        if (outcome is not Outcome.Done)
            return 1;
        await output.WriteLineAsync("Restart a portal that runs meanwhile, so that it takes the new key at once.");
        return 0;
    }
}
