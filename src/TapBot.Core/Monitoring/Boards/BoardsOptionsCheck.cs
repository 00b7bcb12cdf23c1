using Microsoft.Extensions.Options;
using TapBot.Core.Access;

namespace TapBot.Core.Monitoring;

/// <summary>What one property alone cannot tell of the boards of the configuration.</summary>
internal sealed class BoardsOptionsCheck : IValidateOptions<BoardsOptions>
{
    public ValidateOptionsResult Validate(string? name, BoardsOptions options)
    {
        var flaws = options.Boards.Select((board, i) => (board, i)).Where(b => !BoardName.TryParse(b.board.Name, null, out _))
            .Select(b => $"TapBot:Wall:Boards:{b.i}:Name is '{b.board.Name}'; legal are 1 to {BoardName.Longest} small letters, digits and dashes.").ToList();
        return flaws.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(flaws);
    }
}
