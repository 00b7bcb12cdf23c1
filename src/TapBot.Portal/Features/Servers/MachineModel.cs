using TapBot.Core.Figures;
using TapBot.Core.Servers;
using TapBot.Portal.Features.Figures;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Servers;

/// <summary>How a machine is doing.</summary>
/// <param name="Server">The server.</param>
/// <param name="Light">green, yellow, red or unknown.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">Since when.</param>
/// <param name="Lights">The lights of its figures, by the name of their threshold.</param>
/// <param name="Figures">The newest reading; null before the first.</param>
public sealed record MachineModel(ServerName Server, LightColour Light, Statement Reason, DateTimeOffset Since, IReadOnlyDictionary<string, FigureLightModel> Lights, MachineFigures? Figures)
{
    /// <summary>A machine in the words of the reader.</summary>
    public static MachineModel Of(Texts texts, Machine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return new(machine.Server, machine.Colour, Statement.Of(texts, machine.Reason), machine.Since, machine.Lights.ToDictionary(l => l.Key, l => FigureLightModel.Of(texts, l.Value)), machine.Figures);
    }
}
