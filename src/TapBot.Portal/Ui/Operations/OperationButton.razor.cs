using Microsoft.AspNetCore.Components;
using TapBot.Core.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Ui.Operations;

/// <summary>A button that does an operation. It asks first where the operation is risky, and is greyed with the reason when it cannot be done.</summary>
public sealed partial class OperationButton
{
    private OperationPreview? _preview;
    private bool _pressed;

    [Inject] public required OperationRunner Runner { get; init; }

    [Inject] public required OperationCatalog Catalog { get; init; }

    [Inject] public required OperationDesk Desk { get; init; }

    [Inject] public required Texts Texts { get; init; }

    /// <summary>What it does.</summary>
    [Parameter, EditorRequired] public required IOperation Of { get; set; }

    /// <summary>The server or other place named in the question.</summary>
    [Parameter, EditorRequired] public required string Where { get; set; }

    /// <summary>Further CSS classes.</summary>
    [Parameter] public string Class { get; set; } = "small";

    /// <summary>What stands on it; the operation's name by default.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private string? Hindrance => _preview?.Hindrance is { } reason ? Texts.Say(reason) : null;

    private string? Name => _preview is { Target.Length: > 0 } preview ? $"{Texts[Catalog.Of(Of).Name]} {preview.Target}" : null;

    private bool Busy => _pressed;

    protected override Task OnActorKnownAsync() => LookAsync();

    protected override Task OnParametersSetAsync() => ActorKnown ? LookAsync() : Task.CompletedTask;

    private async Task LookAsync() => _preview = await Runner.PreviewAsync(Actor, Of, Alive);

    private async Task PressAsync()
    {
        if (_pressed || Hindrance is not null)
            return;
        _pressed = true;
        try
        {
            await Desk.RequestAsync(Actor, Of, Where, Alive);
        }
        finally
        {
            _pressed = false;
        }
    }
}
