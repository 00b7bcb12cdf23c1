using Microsoft.AspNetCore.Components;
using TapBot.Core.Logs;
using TapBot.Portal.Resources;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Logs;

/// <summary>The one box: what is typed marks lines, keeps them, or leaves them out. What is wrong with it is shown below, at its place.</summary>
public sealed partial class LogsBox
{
    private const int Around = 24;
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(300);

    private readonly string _id = "error-" + Guid.NewGuid().ToString("N");
    private string _text = "";
    private string? _given;
    private int _typed;

    [Inject] public required Texts Texts { get; init; }

    [Inject] public required TimeProvider Time { get; init; }

    [Parameter, EditorRequired] public required LogsAddress Address { get; set; }

    /// <summary>What is wrong with the text; null when nothing is.</summary>
    [Parameter] public LogFilterError? Error { get; set; }

    /// <summary>What there is to say of the text although nothing is wrong with it.</summary>
    [Parameter] public string? Note { get; set; }

    [Parameter, EditorRequired] public required EventCallback<LogsAddress> OnAddress { get; set; }

    /// <summary>What stands beside the box.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    // The box itself knows what is typed; only another address changes it.
    protected override void OnParametersSet()
    {
        if (Address.Query == _given)
            return;
        if (Address.Query != _text)
            _text = Address.Query;
        _given = Address.Query;
    }

    private static string Pressed(bool on) => on ? "true" : "false";

    private static string Name(LogsMode mode) => mode.ToString().ToLowerInvariant();

    private Task Tell(LogsAddress address) => OnAddress.InvokeAsync(address with { Query = _text });

    /// <summary>Whoever types is not asked about every letter; the last one counts.</summary>
    private async Task TypeAsync(string? text)
    {
        _text = text ?? "";
        var typed = ++_typed;
        await Task.Delay(Calm, Time);
        if (typed == _typed)
            await OnAddress.InvokeAsync(Address with { Query = _text, At = Address.Mode == LogsMode.Find ? Address.At : null });
    }

    private string Before(LogFilterError error)
    {
        var at = Math.Min(error.Position, Address.Query.Length);
        return at > Around ? "…" + Address.Query[(at - Around)..at] : Address.Query[..at];
    }

    private string At(LogFilterError error)
    {
        var at = Math.Min(error.Position, Address.Query.Length);
        var part = Address.Query.Substring(at, Math.Min(error.Length, Address.Query.Length - at));
        return part.Length == 0 ? "▲" : part.Length > Around ? part[..Around] + "…" : part;
    }

    private string After(LogFilterError error)
    {
        var at = Math.Min(error.Position + error.Length, Address.Query.Length);
        return Address.Query.Length - at > Around ? Address.Query[at..(at + Around)] + "…" : Address.Query[at..];
    }
}
