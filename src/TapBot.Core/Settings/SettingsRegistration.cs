using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TapBot.Core.Settings;

/// <summary>How a capability takes its settings: bound, checked at start, every mistake told at once with its key and the legal values.</summary>
public static class SettingsRegistration
{
    /// <summary>
    /// Binds <typeparamref name="T"/> to a section and checks it when the portal starts: values that cannot be read, and the validation
    /// attributes of the properties. Rules across properties come as a further <see cref="IValidateOptions{TOptions}"/> that names its keys.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="path">The section, such as <c>TapBot:Storage</c>. Several classes may share one section.</param>
    public static OptionsBuilder<T> AddSettings<T>(this IServiceCollection services, string path)
        where T : class
    {
        services.AddSingleton(new SettingsSection(path, typeof(T)));
        services.AddSingleton<IValidateOptions<T>>(provider => new SettingsValidator<T>(provider.GetRequiredService<IConfiguration>(), path));
        services.AddSingleton<IOptionsChangeTokenSource<T>>(provider =>
            new ConfigurationChangeTokenSource<T>(Options.DefaultName, provider.GetRequiredService<IConfiguration>().GetSection(path)));
        return services.AddOptions<T>().Configure<IConfiguration>((options, configuration) => SettingsValues.Bind(configuration.GetSection(path), options)).ValidateOnStart();
    }
}
