using TapBot.Core.Access;
using TapBot.Core.Operations;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui.Confirming;

namespace TapBot.Portal.Ui.Operations;

/// <summary>
/// Where the buttons of one reader hand in what they want done: asks for confirmation, starts it, keeps what runs and what came of it in sight until it is put away,
/// also when the page with the button has been left.
/// </summary>
public sealed class OperationDesk(OperationRunner runner, OperationCatalog catalog, StepUpDesk stepUp, Texts texts)
{
    /// <summary>How many results stay in sight; the oldest make room.</summary>
    public const int MostKept = 20;

    private readonly List<OperationRun> runs = [];

    /// <summary>What is in sight has changed. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>Asks a person; set by the tray, which owns the dialog.</summary>
    internal Func<Confirmation, Task<bool>>? Ask { get; set; }

    /// <summary>What runs and what has ended, newest first.</summary>
    public IReadOnlyList<OperationRun> Runs
    {
        get { lock (runs) return [.. runs]; }
    }

    /// <summary>Asks where the risk calls for it, then does it. Comes back when it has begun, or was refused, or the person said no.</summary>
    public async Task RequestAsync(Actor actor, IOperation operation, string where, CancellationToken cancellationToken)
    {
        var preview = await runner.PreviewAsync(actor, operation, cancellationToken);
        if (preview is { Hindrance: null } && preview.Risk != Risk.Safe && !await ConfirmAsync(catalog.Of(operation).Name, preview, where))
            return;
        if (preview is { Hindrance: null, NeedsStepUp: true } && !await stepUp.AskAsync(cancellationToken))
            return;
        Keep(await runner.StartAsync(actor, operation, preview.Risk == Risk.Destructive ? preview.Target : null, cancellationToken));
    }

    /// <summary>The same for many at once, asked once. What needs a confirmation of its own (the portal's own containers) is refused and says so.</summary>
    public async Task RequestManyAsync(Actor actor, IReadOnlyList<IOperation> operations, CancellationToken cancellationToken)
    {
        if (operations.Count == 0)
            return;
        var name = catalog.Of(operations[0]).Name;
        var risk = catalog.Of(operations[0]).Risk;
        var previews = new List<(IOperation Operation, OperationPreview Preview)>();
        foreach (var operation in operations)
            previews.Add((operation, await runner.PreviewAsync(actor, operation, cancellationToken)));
        var question = new Confirmation(texts.Of("operations.many.question", texts[name], operations.Count), string.Join(", ", previews.Select(p => p.Preview.Target)), texts[name])
        {
            TypedName = risk == Risk.Destructive ? operations.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        };
        if (risk != Risk.Safe && !await AskAsync(question))
            return;
        if (previews.Exists(p => p.Preview.NeedsStepUp) && !await stepUp.AskAsync(cancellationToken))
            return;
        foreach (var (operation, preview) in previews)
            Keep(await runner.StartAsync(actor, operation, risk == Risk.Destructive && preview.Warning is null ? preview.Target : null, cancellationToken));
    }

    /// <summary>Keeps the result of an operation in sight that a form has asked for by itself.</summary>
    public void Show(OperationRun run) => Keep(run);

    /// <summary>Puts a result away.</summary>
    public void Dismiss(OperationRun run)
    {
        lock (runs)
            runs.Remove(run);
        Changed?.Invoke();
    }

    /// <summary>Puts everything away that has ended.</summary>
    public void DismissEnded()
    {
        lock (runs)
            runs.RemoveAll(r => r.View.Outcome is not null);
        Changed?.Invoke();
    }

    /// <summary>What runs right now on a target, so that its buttons can say so.</summary>
    public bool IsBusy(string target, Scope scope)
    {
        lock (runs)
            return runs.Exists(r => r.View.Outcome is null && r.View.Target == target && r.View.Scope == scope);
    }

    private async Task<bool> ConfirmAsync(string name, OperationPreview preview, string where)
    {
        var effect = texts.Has(name + ".effect") ? texts[name + ".effect"] : null;
        var warning = preview.Warning is { } said ? texts.Say(said) : null;
        return await AskAsync(new Confirmation(texts.Of(name + ".question", preview.Target, where), string.Join(' ', new[] { warning, effect }.OfType<string>()), texts[name])
        {
            TypedName = preview.Risk == Risk.Destructive ? preview.Target : null,
        });
    }

    private Task<bool> AskAsync(Confirmation question) => Ask is { } ask ? ask(question) : Task.FromResult(false);

    private void Keep(OperationRun run)
    {
        lock (runs)
        {
            runs.Remove(run);
            runs.Insert(0, run);
            if (runs.Count > MostKept && runs.FindLastIndex(r => r.View.Outcome is not null) is var oldest and >= 0)
                runs.RemoveAt(oldest);
        }
        Changed?.Invoke();
    }
}
