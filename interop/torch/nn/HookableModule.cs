namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module around whose <c>call</c> functions can be hung. <c>forward</c> knows nothing of them.</summary>
        public abstract class HookableModule<TPreHook, TPostHook> : Module
        {
            protected OrderedDictionary<string, TPreHook> pre_hooks = [];
            protected OrderedDictionary<string, TPostHook> post_hooks = [];
            protected OrderedDictionary<string, Action<Module>> module_pre_hooks = [];
            protected OrderedDictionary<string, Action<Module>> module_post_hooks = [];

            private long _lastKey;

            protected HookableModule(string name) : base(name)
            {
            }

            /// <summary>Whether there is any hook.</summary>
            protected bool HasHooks =>
                pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count > 0;

            /// <summary>Calls a function after each call, with input and result; what it returns takes the result's place.</summary>
            public HookRemover register_forward_hook(TPostHook hook) => Register(post_hooks, hook);

            /// <summary>Calls a function before each call, with the input; what it returns takes the input's place.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(pre_hooks, hook);

            /// <summary>Calls a function after each call.</summary>
            public HookRemover register_forward_hook(Action<Module> hook) => Register(module_post_hooks, hook);

            /// <summary>Calls a function before each call.</summary>
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(module_pre_hooks, hook);

            private HookRemover Register<THook>(OrderedDictionary<string, THook> hooks, THook hook)
            {
                var key = $"{++_lastKey}";
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            private void Remove(string key)
            {
                pre_hooks.Remove(key);
                post_hooks.Remove(key);
                module_pre_hooks.Remove(key);
                module_post_hooks.Remove(key);
            }

            /// <summary>Takes a hook away again.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;
                private readonly string _key;

                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
                {
                    _module = module;
                    _key = key;
                }

                public void remove() => _module.Remove(_key);
            }
        }
    }
}
