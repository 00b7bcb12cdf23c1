using Microsoft.Extensions.Options;

namespace TapBot.Core.Figures;

/// <summary>What the single settings cannot say about each other.</summary>
internal sealed class HistoryOptionsCheck : IValidateOptions<HistoryOptions>
{
    public ValidateOptionsResult Validate(string? name, HistoryOptions options) => options.Hours >= options.Minutes
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{HistoryOptions.Section}:Hours is '{options.Hours}'; legal: at least Minutes, which is {options.Minutes}.");
}
